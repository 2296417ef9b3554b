package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Changes contrast while training: {@code y = (x - mean) * c + mean}, where the mean is that of each channel of a picture and {@code
 * c} is drawn from {@code 1 - lower} to {@code 1 + upper}; passes pictures on otherwise. Values stay within their range.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomContrast(0.2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor how far {@code c} goes below and above 1, each within [0, 1]; a single number in Keras is the upper one alone, against
 * its documentation
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomContrast(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomContrast {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomContrast", "factor");
        valueRange.requireNotEmpty("RandomContrast", "valueRange");
    }

    /**
     * Higher only, as Keras's single number means.
     *
     * @param factor how far {@code c} goes above 1, in [0, 1]
     */
    public RandomContrast(double factor) {
        this(null, Range.upTo(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomContrast(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomContrast name(String value) {
        return new RandomContrast(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomContrast valueRange(Range value) {
        return new RandomContrast(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomContrast seed(long value) {
        return new RandomContrast(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomContrast dataFormat(DataFormat value) {
        return new RandomContrast(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        float strength = (float) Draws.in(new Range(1 - factor.lower(), 1 + factor.upper()), random);
        Colors.contrast(pictures, picture, strength, valueRange);
    }
}
