package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Covers a random rectangle of each picture with the same part of another of the batch while training, and blends labels by the area;
 * passes them on otherwise. Labels must be one-hot.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Yun et al., 2019, <a href="https://arxiv.org/abs/1905.04899">CutMix: Regularization Strategy to Train Strong Classifiers with
 * Localizable Features</a>.
 *
 * <pre>{@code
 * var layer = new CutMix();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what both parameters of the Beta distribution of the kept area are drawn from, for a batch, within [0, 1]; [0, 1] by
 * default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record CutMix(String name, Range factor, OptionalLong seed, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public CutMix {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "CutMix", "factor");
    }

    /**
     * Keras's default.
     */
    public CutMix() {
        this(null, Range.upTo(1), OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a distribution.
     *
     * @param factor what both parameters of the Beta distribution are drawn from; {@code new Range(1, 1)} in the paper
     */
    public CutMix(Range factor) {
        this(null, factor, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public CutMix name(String value) {
        return new CutMix(value, factor, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public CutMix seed(long value) {
        return new CutMix(name, factor, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public CutMix dataFormat(DataFormat value) {
        return new CutMix(name, factor, seed, value);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        return call(new Samples(batch, List.of()), training, callSeed).x();
    }

    @Override
    public Samples call(Samples samples, boolean training, long callSeed) {
        Pictures pictures = Pictures.of("CutMix", samples.x(), dataFormat);
        if (!training) {
            return new Samples(pictures.toTensor(dataFormat), samples.y());
        }
        Draws draws = new Draws(seed, callSeed);
        Partners partners = new Partners("CutMix", pictures.count(), samples.y(), draws);
        double alpha = Draws.in(factor, draws.of(pictures.count())) + 1e-6;
        float[] old = pictures.values().clone();
        float[] shares = new float[pictures.count()];
        for (int i = 0; i < shares.length; i++) {
            double side = Math.sqrt(1 - Draws.beta(alpha, partners.random(i)));
            Box box = Box.drawn(pictures, side, side, partners.random(i));
            int distance = pictures.start(partners.of(i)) - pictures.start(i);
            box.forEachNumber(pictures, i, (at, channel) -> pictures.values()[at] = old[at + distance]);
            shares[i] = 1 - (float) box.area() / (pictures.height() * pictures.width());
        }
        return new Samples(pictures.toTensor(dataFormat), partners.blended(shares));
    }
}
