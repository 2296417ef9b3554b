package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Turns bright pixels into their negatives while training: a random part of the range is added first, then {@code greatest - x +
 * least} replaces what is not below a random threshold; passes pictures on otherwise. As in Keras, the lower end of both factors is in
 * steps of bytes: {@code new Range(0.5, 0.5)} draws from 0.5/255 to 0.5.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new Solarization(Range.upTo(0), new Range(0.5, 0.5));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param additionFactor what is added, as a part of the range, within [0, 1]; 0 by default
 * @param thresholdFactor the threshold as a part of the range, within [0, 1]; 0 by default, which changes all pixels
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Solarization(String name, Range additionFactor, Range thresholdFactor, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public Solarization {
        Objects.requireNonNull(additionFactor, "additionFactor");
        Objects.requireNonNull(thresholdFactor, "thresholdFactor");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        additionFactor.requireWithin(0, 1, "Solarization", "additionFactor");
        thresholdFactor.requireWithin(0, 1, "Solarization", "thresholdFactor");
        valueRange.requireNotEmpty("Solarization", "valueRange");
    }

    /**
     * All pixels.
     */
    public Solarization() {
        this(null, Range.upTo(0), Range.upTo(0), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * After an addition, from a threshold on.
     *
     * @param additionFactor what is added
     * @param thresholdFactor from where on pixels change
     */
    public Solarization(Range additionFactor, Range thresholdFactor) {
        this(null, additionFactor, thresholdFactor, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public Solarization name(String value) {
        return new Solarization(value, additionFactor, thresholdFactor, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public Solarization valueRange(Range value) {
        return new Solarization(name, additionFactor, thresholdFactor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public Solarization seed(long value) {
        return new Solarization(name, additionFactor, thresholdFactor, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Solarization dataFormat(DataFormat value) {
        return new Solarization(name, additionFactor, thresholdFactor, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        float added = (float) (drawn(additionFactor, random) * valueRange.width());
        float threshold = (float) (valueRange.lower() + drawn(thresholdFactor, random) * valueRange.width());
        float least = (float) valueRange.lower();
        float greatest = (float) valueRange.upper();
        Colors.change(pictures, picture, value -> {
            float raised = Math.min(Math.max(value + added, least), greatest);
            return raised < threshold ? raised : greatest - raised + least;
        });
    }

    // Keras takes the lower end in values of bytes and the upper one in parts of their range.
    private static double drawn(Range factor, SplittableRandom random) {
        double lower = factor.lower() / Range.BYTES.upper();
        return lower + (factor.upper() - lower) * random.nextDouble();
    }
}
