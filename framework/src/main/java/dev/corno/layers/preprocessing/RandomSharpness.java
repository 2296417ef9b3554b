package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Blurs or sharpens pictures while training: {@code y = x + (1 - 2 f) * (blurred - x)}, where each blurred pixel is the mean of its
 * neighbourhood of 3x3 in which it counts five times; passes pictures on otherwise. Values stay within their range.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomSharpness(new Range(0.2, 0.8));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what {@code f} is drawn from, within [0, 1]: 0 is blurred, 0.5 changes nothing, 1 is sharpened
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomSharpness(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomSharpness {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomSharpness", "factor");
        valueRange.requireNotEmpty("RandomSharpness", "valueRange");
    }

    /**
     * Up to a strength.
     *
     * @param factor the greatest one, in [0, 1]
     */
    public RandomSharpness(double factor) {
        this(null, Range.upTo(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomSharpness(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomSharpness name(String value) {
        return new RandomSharpness(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomSharpness valueRange(Range value) {
        return new RandomSharpness(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomSharpness seed(long value) {
        return new RandomSharpness(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomSharpness dataFormat(DataFormat value) {
        return new RandomSharpness(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        float share = (float) (1 - 2 * Draws.in(factor, random));
        float[] old = pictures.copy(picture);
        Blur.SHARPNESS.apply(pictures, picture);
        int start = pictures.start(picture);
        for (int i = 0; i < old.length; i++) {
            pictures.values()[start + i] = old[i] + share * (pictures.values()[start + i] - old[i]);
        }
        Colors.change(pictures, picture, valueRange, value -> value);
    }
}
