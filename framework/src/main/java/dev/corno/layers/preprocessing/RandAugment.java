package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Changes each picture by a few operations chosen at random while training; passes pictures on otherwise. The operations are {@link
 * RandomShear}, {@link RandomTranslation}, {@link RandomRotation}, {@link RandomBrightness}, {@link RandomColorDegeneration} (of three
 * channels), {@link RandomContrast}, {@link RandomSharpness}, {@link RandomPosterization} to {@code 8 factor} bits, {@link
 * Solarization}, {@link AutoContrast} and {@link Equalization}, all with {@code factor}. They are chosen for each picture, where Keras
 * chooses for the batch.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Cubuk et al., 2019, <a href="https://arxiv.org/abs/1909.13719">RandAugment: Practical automated data augmentation with a reduced
 * search space</a>.
 *
 * <pre>{@code
 * var layer = new RandAugment().numOps(3).factor(new Range(0.2, 0.4));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param numOps operations for each picture, at least 1; 2 by default
 * @param factor what their strength is drawn from, within [0, 1]; [0, 0.5] by default
 * @param interpolation how the value between pixels is found, {@code NEAREST} or {@code BILINEAR} (default)
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandAugment(String name, Range valueRange, int numOps, Range factor, Interpolation interpolation,
        OptionalLong seed, DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandAugment {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("RandAugment", "valueRange");
        interpolation.requireNearestOrBilinear("RandAugment");
        if (numOps < 1) {
            throw new IllegalArgumentException("RandAugment: numOps must be a positive integer, got " + numOps + ".");
        }
        factor.requireWithin(0, 1, "RandAugment", "factor");
    }

    /**
     * Keras's default, for bytes.
     */
    public RandAugment() {
        this(null, Range.BYTES, 2, Range.upTo(0.5), Interpolation.BILINEAR, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandAugment name(String value) {
        return new RandAugment(value, valueRange, numOps, factor, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandAugment valueRange(Range value) {
        return new RandAugment(name, value, numOps, factor, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with more or fewer operations}
     *
     * @param value see {@link #numOps}
     */
    public RandAugment numOps(int value) {
        return new RandAugment(name, valueRange, value, factor, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy of another strength}
     *
     * @param value see {@link #factor}
     */
    public RandAugment factor(Range value) {
        return new RandAugment(name, valueRange, numOps, value, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link #interpolation}
     */
    public RandAugment interpolation(Interpolation value) {
        return new RandAugment(name, valueRange, numOps, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandAugment seed(long value) {
        return new RandAugment(name, valueRange, numOps, factor, interpolation, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandAugment dataFormat(DataFormat value) {
        return new RandAugment(name, valueRange, numOps, factor, interpolation, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        Operations operations = new Operations(factor, valueRange, interpolation).withColors(factor, valueRange, pictures.channels());
        for (int i = 0; i < numOps; i++) {
            operations.applyOne(pictures, picture, random);
        }
    }
}
