package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Mixes each picture with versions of it that chains of random operations made, while training; passes pictures on otherwise: {@code w
 * x + (1 - w) (v1 chain1(x) + v2 chain2(x) + ...)} with {@code w} from a Beta and {@code v} from a Dirichlet distribution. Each
 * picture has draws of its own, where Keras has those of the batch.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Hendrycks et al., 2019, <a href="https://arxiv.org/abs/1912.02781">AugMix: A Simple Data Processing Method to Improve Robustness
 * and Uncertainty</a>.
 *
 * <pre>{@code
 * var layer = new AugMix().numChains(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param numChains how many chains are mixed, at least 1; 3 by default
 * @param chainDepth operations of each chain, any of which may be nothing, at least 1; 3 by default
 * @param factor what the strength of the operations is drawn from, within [0, 1]; [0, 0.3] by default
 * @param alpha the parameter of both distributions, above 0; 1 by default
 * @param allOps whether brightness, contrast, colour and sharpness are among the operations, which the paper leaves out because its
 * tests change them; true by default
 * @param interpolation how the value between pixels is found, {@code NEAREST} or {@code BILINEAR} (default)
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AugMix(String name, Range valueRange, int numChains, int chainDepth, Range factor, double alpha, boolean allOps,
        Interpolation interpolation, OptionalLong seed, DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public AugMix {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("AugMix", "valueRange");
        interpolation.requireNearestOrBilinear("AugMix");
        if (numChains < 1 || chainDepth < 1) {
            throw new IllegalArgumentException("AugMix: numChains and chainDepth must be positive integers, got " + numChains + " and "
                    + chainDepth + ".");
        }
        Objects.requireNonNull(factor, "factor");
        factor.requireWithin(0, 1, "AugMix", "factor");
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("AugMix: alpha must be a positive number, got " + alpha + ".");
        }
    }

    /**
     * Keras's default, for bytes.
     */
    public AugMix() {
        this(null, Range.BYTES, 3, 3, Range.upTo(0.3), 1, true, Interpolation.BILINEAR, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public AugMix name(String value) {
        return new AugMix(value, valueRange, numChains, chainDepth, factor, alpha, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public AugMix valueRange(Range value) {
        return new AugMix(name, value, numChains, chainDepth, factor, alpha, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with more or fewer chains}
     *
     * @param value see {@link #numChains}
     */
    public AugMix numChains(int value) {
        return new AugMix(name, valueRange, value, chainDepth, factor, alpha, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with longer or shorter chains}
     *
     * @param value see {@link #chainDepth}
     */
    public AugMix chainDepth(int value) {
        return new AugMix(name, valueRange, numChains, value, factor, alpha, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy of another strength}
     *
     * @param value see {@link #factor}
     */
    public AugMix factor(Range value) {
        return new AugMix(name, valueRange, numChains, chainDepth, value, alpha, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy that mixes otherwise}
     *
     * @param value see {@link #alpha}
     */
    public AugMix alpha(double value) {
        return new AugMix(name, valueRange, numChains, chainDepth, factor, value, allOps, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with or without the operations that the paper leaves out}
     *
     * @param value see {@link #allOps}
     */
    public AugMix allOps(boolean value) {
        return new AugMix(name, valueRange, numChains, chainDepth, factor, alpha, value, interpolation, seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link #interpolation}
     */
    public AugMix interpolation(Interpolation value) {
        return new AugMix(name, valueRange, numChains, chainDepth, factor, alpha, allOps, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public AugMix seed(long value) {
        return new AugMix(name, valueRange, numChains, chainDepth, factor, alpha, allOps, interpolation, OptionalLong.of(value),
                dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AugMix dataFormat(DataFormat value) {
        return new AugMix(name, valueRange, numChains, chainDepth, factor, alpha, allOps, interpolation, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        Operations operations = new Operations(factor, valueRange, interpolation).withNone();
        if (allOps) {
            operations = operations.withColors(factor, valueRange, pictures.channels());
        }
        double[] shares = Draws.dirichlet(numChains, alpha, random);
        float kept = (float) Draws.beta(alpha, random);
        float[] old = pictures.copy(picture);
        float[] mixed = new float[old.length];
        int start = pictures.start(picture);
        for (double share : shares) {
            System.arraycopy(old, 0, pictures.values(), start, old.length);
            for (int i = 0; i < chainDepth; i++) {
                operations.applyOne(pictures, picture, random);
            }
            for (int i = 0; i < old.length; i++) {
                mixed[i] += (float) share * pictures.values()[start + i];
            }
        }
        for (int i = 0; i < old.length; i++) {
            pictures.values()[start + i] = kept * old[i] + (1 - kept) * mixed[i];
        }
        Colors.change(pictures, picture, valueRange, value -> value);
    }
}
