package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code -sum(yTrue/|yTrue| * yPred/|yPred|)}: from -1 for vectors of one direction to 1 for opposite ones, 0 where one of them is zero.
 * Lengths below 1e-7 count as 1e-7.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CosineSimilarity().axis(1));
 * }</pre>
 *
 * @param axis the axis of the vectors, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CosineSimilarity(int axis, Reduction reduction) implements RowLoss {

    private static final double MOST = 1 / Probability.LOWEST;

    /** Checks ranges. */
    public CosineSimilarity {
        RowAxis.check("CosineSimilarity", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CosineSimilarity() {
        this(RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public CosineSimilarity axis(int value) {
        return new CosineSimilarity(value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CosineSimilarity reduction(Reduction value) {
        return new CosineSimilarity(axis, value);
    }

    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public CosineSimilarity alongLast() {
        return axis(RowAxis.LAST);
    }

    @Override
    public double value(double[] yTrue, double[] yPred) {
        double product = 0;
        for (int i = 0; i < yPred.length; i++) {
            product += yTrue[i] * yPred[i];
        }
        return -product * inverseLength(yTrue) * inverseLength(yPred);
    }

    @Override
    public void gradient(double[] yTrue, double[] yPred, double[] gradient) {
        double ofTrue = inverseLength(yTrue);
        double ofPred = inverseLength(yPred);
        double cosine = ofPred < MOST ? -value(yTrue, yPred) : 0;
        for (int i = 0; i < yPred.length; i++) {
            gradient[i] = ofPred * (cosine * yPred[i] * ofPred - yTrue[i] * ofTrue);
        }
    }

    private static double inverseLength(double[] vector) {
        double sum = 0;
        for (double number : vector) {
            sum += number * number;
        }
        return Math.min(1 / Math.sqrt(sum), MOST);
    }
}
