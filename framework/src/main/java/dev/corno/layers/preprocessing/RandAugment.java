package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Changes each picture by a few operations chosen at random, all of one strength, while training; passes pictures on otherwise. The
 * operations are turning, moving, shearing, brightness, contrast, colour, sharpness, fewer bits, solarizing, stretching and equalizing
 * values, and nothing. This is the paper's method; Keras applies one operation, of a strength drawn when the layer is made, to all
 * pictures alike.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Cubuk et al., 2019, <a href="https://arxiv.org/abs/1909.13719">RandAugment: Practical automated data augmentation with a reduced
 * search space</a>.
 *
 * <pre>{@code
 * var layer = new RandAugment().numOps(3).magnitude(7);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param numOps operations for each picture, at least 1; 2 by default
 * @param magnitude their strength, from 0 to {@code numMagnitudeBins - 1}; 9 by default
 * @param numMagnitudeBins how many strengths there are, at least 2; 31 by default
 * @param interpolation how the value between pixels is found, {@code NEAREST} (default) or {@code BILINEAR}
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandAugment(String name, Range valueRange, int numOps, int magnitude, int numMagnitudeBins, Interpolation interpolation,
        OptionalLong seed, DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandAugment {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("RandAugment", "valueRange");
        interpolation.requireNearestOrBilinear("RandAugment");
        if (numOps < 1) {
            throw new IllegalArgumentException("RandAugment: numOps must be a positive integer, got " + numOps + ".");
        }
        if (numMagnitudeBins < 2) {
            throw new IllegalArgumentException("RandAugment: numMagnitudeBins must be at least 2, got " + numMagnitudeBins + ".");
        }
        if (magnitude < 0 || magnitude >= numMagnitudeBins) {
            throw new IllegalArgumentException("RandAugment: magnitude must be 0 to " + (numMagnitudeBins - 1) + ", got " + magnitude + ".");
        }
    }

    /**
     * Keras's default, for bytes.
     */
    public RandAugment() {
        this(null, Range.BYTES, 2, 9, 31, Interpolation.NEAREST, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandAugment name(String value) {
        return new RandAugment(value, valueRange, numOps, magnitude, numMagnitudeBins, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandAugment valueRange(Range value) {
        return new RandAugment(name, value, numOps, magnitude, numMagnitudeBins, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with more or fewer operations}
     *
     * @param value see {@link #numOps}
     */
    public RandAugment numOps(int value) {
        return new RandAugment(name, valueRange, value, magnitude, numMagnitudeBins, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy of another strength}
     *
     * @param value see {@link #magnitude}
     */
    public RandAugment magnitude(int value) {
        return new RandAugment(name, valueRange, numOps, value, numMagnitudeBins, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with another number of strengths}
     *
     * @param value see {@link #numMagnitudeBins}
     */
    public RandAugment numMagnitudeBins(int value) {
        return new RandAugment(name, valueRange, numOps, magnitude, value, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link #interpolation}
     */
    public RandAugment interpolation(Interpolation value) {
        return new RandAugment(name, valueRange, numOps, magnitude, numMagnitudeBins, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandAugment seed(long value) {
        return new RandAugment(name, valueRange, numOps, magnitude, numMagnitudeBins, interpolation, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandAugment dataFormat(DataFormat value) {
        return new RandAugment(name, valueRange, numOps, magnitude, numMagnitudeBins, interpolation, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double strength = (double) magnitude / (numMagnitudeBins - 1);
        Operations operations = new Operations(strength, valueRange, interpolation, pictures.channels());
        for (int i = 0; i < numOps; i++) {
            operations.applyOne(pictures, picture, random);
        }
    }
}
