package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Makes colours of pictures stronger or paler while training: saturation is multiplied by {@code f / (1 - f)}; passes pictures on
 * otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomSaturation(new Range(0.4, 0.6));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what {@code f} is drawn from, within [-1, 1]: 0 and less is grey, 0.5 changes nothing, 1 is full colour
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomSaturation(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomSaturation {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(-1, 1, "RandomSaturation", "factor");
        valueRange.requireNotEmpty("RandomSaturation", "valueRange");
    }

    /**
     * Up to a strength, from its negative on.
     *
     * @param factor the greatest one, in [-1, 1]
     */
    public RandomSaturation(double factor) {
        this(null, Range.around(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomSaturation(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomSaturation name(String value) {
        return new RandomSaturation(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomSaturation valueRange(Range value) {
        return new RandomSaturation(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomSaturation seed(long value) {
        return new RandomSaturation(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomSaturation dataFormat(DataFormat value) {
        return new RandomSaturation(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double drawn = Draws.in(factor, random);
        float strength = (float) (drawn / (1 - drawn + 1e-7));
        float least = (float) valueRange.lower();
        float greatest = (float) valueRange.upper();
        Colors.changeHsv(pictures, picture, hsv -> hsv[1] = Math.min(Math.max(hsv[1] * strength, least), greatest));
    }

    @Override
    public void checkChannels(int channels) {
        Colors.requireRgb("RandomSaturation", channels);
    }
}
