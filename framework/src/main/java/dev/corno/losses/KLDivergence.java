package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code sum(yTrue * log(yTrue / yPred))} over the last axis, both cut to {@code [1e-7, 1]}: how far a predicted distribution is from the
 * wanted one. The gradient of predictions that are cut is 0. Kullback and Leibler,
 * <a href="https://doi.org/10.1214/aoms/1177729694">On Information and Sufficiency</a>, 1951, equation 2.4.
 *
 * <pre>{@code
 * model.compile(new Adam(), new KLDivergence());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record KLDivergence(Reduction reduction) implements RowLoss {

    /** Checks that nothing is null. */
    public KLDivergence {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public KLDivergence() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public KLDivergence reduction(Reduction value) {
        return new KLDivergence(value);
    }

    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public double value(double[] yTrue, double[] yPred) {
        double sum = 0;
        for (int i = 0; i < yPred.length; i++) {
            sum += clip(yTrue[i]) * Math.log(clip(yTrue[i]) / clip(yPred[i]));
        }
        return sum;
    }

    @Override
    public void gradient(double[] yTrue, double[] yPred, double[] gradient) {
        for (int i = 0; i < yPred.length; i++) {
            gradient[i] = yPred[i] == clip(yPred[i]) ? -clip(yTrue[i]) / yPred[i] : 0;
        }
    }

    private static double clip(double probability) {
        return Math.min(Math.max(probability, Probability.LOWEST), 1);
    }
}
