package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Makes colours paler while training, by blending pictures with their grey ones; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomColorDegeneration(0.5);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor the weight of the grey picture, within [-1, 1]
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomColorDegeneration(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomColorDegeneration {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(-1, 1, "RandomColorDegeneration", "factor");
        valueRange.requireNotEmpty("RandomColorDegeneration", "valueRange");
    }

    /**
     * Up to a strength, from its negative on, which makes colours stronger.
     *
     * @param factor the greatest one, in [-1, 1]
     */
    public RandomColorDegeneration(double factor) {
        this(null, Range.around(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomColorDegeneration(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomColorDegeneration name(String value) {
        return new RandomColorDegeneration(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomColorDegeneration valueRange(Range value) {
        return new RandomColorDegeneration(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomColorDegeneration seed(long value) {
        return new RandomColorDegeneration(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomColorDegeneration dataFormat(DataFormat value) {
        return new RandomColorDegeneration(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        float share = (float) Draws.in(factor, random);
        Colors.blendWithGrey(pictures, picture, share);
        Colors.change(pictures, picture, valueRange, value -> value);
    }

    @Override
    public void checkChannels(int channels) {
        Colors.requireRgb("RandomColorDegeneration", channels);
    }
}
