package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code max(0, 1 + max((1 - yTrue) * yPred) - sum(yTrue * yPred))} over the last axis, the classes: one choice among several, with one-hot
 * labels, where the score of the right class is to be 1 above that of every other. Of equal highest scores each gets an equal share of the
 * gradient.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CategoricalHinge());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CategoricalHinge(Reduction reduction) implements RowLoss {

    /** Checks that nothing is null. */
    public CategoricalHinge {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CategoricalHinge() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CategoricalHinge reduction(Reduction value) {
        return new CategoricalHinge(value);
    }

    @Override
    public String name() {
        return "categorical_hinge";
    }

    @Override
    public double value(double[] yTrue, double[] yPred) {
        double right = 0;
        for (int i = 0; i < yPred.length; i++) {
            right += yTrue[i] * yPred[i];
        }
        return Math.max(0, highest(yTrue, yPred) - right + 1);
    }

    @Override
    public void gradient(double[] yTrue, double[] yPred, double[] gradient) {
        if (value(yTrue, yPred) == 0) {
            return;
        }
        double highest = highest(yTrue, yPred);
        long equals = IntStream.range(0, yPred.length).filter(i -> (1 - yTrue[i]) * yPred[i] == highest).count();
        for (int i = 0; i < yPred.length; i++) {
            double wrong = 1 - yTrue[i];
            gradient[i] = (wrong * yPred[i] == highest ? wrong / equals : 0) - yTrue[i];
        }
    }

    private static double highest(double[] yTrue, double[] yPred) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < yPred.length; i++) {
            highest = Math.max(highest, (1 - yTrue[i]) * yPred[i]);
        }
        return highest;
    }
}
