package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Turns the colours of pictures on the wheel of colours while training, to either side, keeping saturation and brightness; passes them
 * on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomHue(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor how far as a part of half the wheel, within [0, 1]
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomHue(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomHue {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomHue", "factor");
        valueRange.requireNotEmpty("RandomHue", "valueRange");
    }

    /**
     * Up to a strength.
     *
     * @param factor the greatest one, in [0, 1]
     */
    public RandomHue(double factor) {
        this(null, Range.upTo(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomHue(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomHue name(String value) {
        return new RandomHue(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomHue valueRange(Range value) {
        return new RandomHue(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomHue seed(long value) {
        return new RandomHue(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomHue dataFormat(DataFormat value) {
        return new RandomHue(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        float turn = (float) (Draws.in(factor, random) * (random.nextBoolean() ? 0.5 : -0.5));
        float least = (float) valueRange.lower();
        float width = (float) valueRange.width();
        Colors.change(pictures, picture, value -> (value - least) / width);
        Colors.changeHsv(pictures, picture, hsv -> hsv[0] = hsv[0] + turn - (float) Math.floor(hsv[0] + turn));
        Colors.change(pictures, picture, value -> Math.min(Math.max(value, 0), 1) * width + least);
    }

    @Override
    public void checkChannels(int channels) {
        Colors.requireRgb("RandomHue", channels);
    }
}
