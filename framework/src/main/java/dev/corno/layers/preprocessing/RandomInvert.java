package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Turns some pictures into their negatives while training: {@code y = greatest - x}; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomInvert(new Range(0.5, 0.5));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what the probability for each picture is drawn from, within [0, 1]; [0, 1] by default
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomInvert(String name, Range factor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomInvert {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomInvert", "factor");
        valueRange.requireNotEmpty("RandomInvert", "valueRange");
    }

    /**
     * Keras's default.
     */
    public RandomInvert() {
        this(null, Range.upTo(1), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * With a probability that is itself drawn from 0 to a number.
     *
     * @param factor the greatest probability, in [0, 1]; {@code new Range(p, p)} fixes it
     */
    public RandomInvert(double factor) {
        this(null, Range.upTo(factor), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomInvert(Range factor) {
        this(null, factor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomInvert name(String value) {
        return new RandomInvert(value, factor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomInvert valueRange(Range value) {
        return new RandomInvert(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomInvert seed(long value) {
        return new RandomInvert(name, factor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomInvert dataFormat(DataFormat value) {
        return new RandomInvert(name, factor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        if (Draws.happens(factor, random)) {
            float greatest = (float) valueRange.upper();
            Colors.change(pictures, picture, value -> greatest - value);
        }
    }
}
