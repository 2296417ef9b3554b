package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Blends each picture and its label with those of another of the batch while training: {@code w x + (1 - w) x'}, with {@code w} from a
 * Beta distribution; passes them on otherwise. Labels must be one-hot. Each sample has a weight of its own, where Keras has one for
 * the batch.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Zhang et al., 2017, <a href="https://arxiv.org/abs/1710.09412">mixup: Beyond Empirical Risk Minimization</a>.
 *
 * <pre>{@code
 * var layer = new MixUp(0.2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param alpha both parameters of the Beta distribution, above 0; 0.2 by default; larger ones blend more
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record MixUp(String name, double alpha, OptionalLong seed, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public MixUp {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("MixUp: alpha must be a positive number, got " + alpha + ".");
        }
    }

    /**
     * Keras's default.
     */
    public MixUp() {
        this(null, 0.2, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a distribution.
     *
     * @param alpha both parameters of the Beta distribution
     */
    public MixUp(double alpha) {
        this(null, alpha, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public MixUp name(String value) {
        return new MixUp(value, alpha, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public MixUp seed(long value) {
        return new MixUp(name, alpha, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public MixUp dataFormat(DataFormat value) {
        return new MixUp(name, alpha, seed, value);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        return call(new Samples(batch, List.of()), training, callSeed).x();
    }

    @Override
    public Samples call(Samples samples, boolean training, long callSeed) {
        Pictures pictures = Pictures.of("MixUp", samples.x(), dataFormat);
        if (!training) {
            return new Samples(pictures.toTensor(dataFormat), samples.y());
        }
        Partners partners = new Partners("MixUp", pictures.count(), samples.y(), new Draws(seed, callSeed));
        float[] old = pictures.values().clone();
        float[] shares = new float[pictures.count()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) Draws.beta(alpha, partners.random(i));
            int from = pictures.start(i);
            int other = pictures.start(partners.of(i));
            for (int j = 0; j < pictures.size(); j++) {
                pictures.values()[from + j] = shares[i] * old[from + j] + (1 - shares[i]) * old[other + j];
            }
        }
        return new Samples(pictures.toTensor(dataFormat), partners.blended(shares));
    }
}
