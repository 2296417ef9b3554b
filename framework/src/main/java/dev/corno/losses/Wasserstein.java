package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(yTrue * yPred)} over the last axis: the loss of a critic, which is to score real samples high and generated ones low, with
 * labels -1 for real and 1 for generated ones. The generator minimises the same with the label -1 for its samples. Corno's own, Keras has
 * none. Arjovsky, Chintala, Bottou, <a href="https://arxiv.org/abs/1701.07875">Wasserstein GAN</a>, 2017, equation 2; the critic's
 * weights are kept small besides, which this loss does not do.
 *
 * <pre>{@code
 * critic.compile(new RMSprop(5e-5), new Wasserstein());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Wasserstein(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public Wasserstein {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Wasserstein() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Wasserstein reduction(Reduction value) {
        return new Wasserstein(value);
    }

    @Override
    public String name() {
        return "wasserstein";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return yTrue * yPred;
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return yTrue;
    }
}
