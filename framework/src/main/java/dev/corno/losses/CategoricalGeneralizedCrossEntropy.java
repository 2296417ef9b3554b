package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * {@code (1 - yPred[yTrue]^q) / q}: one choice among several, with class indices as labels of which some may be wrong. For {@code q} near 0
 * it is cross-entropy, near 1 the mean absolute error. Zhang and Sabuncu, <a href="https://arxiv.org/abs/1805.07836">Generalized Cross
 * Entropy Loss for Training Deep Neural Networks with Noisy Labels</a>, 2018, equation 6.
 *
 * <p>Labels have the shape of the predictions without their last axis, the classes; an axis of length 1 may stand in its place. Each is
 * a whole number from 0 to classes-1. In the gradient probabilities below 1e-7 count as 1e-7.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CategoricalGeneralizedCrossEntropy().q(0.7));
 * }</pre>
 *
 * @param q how little wrong labels count; in (0, 1); default 0.5
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CategoricalGeneralizedCrossEntropy(double q, Reduction reduction) implements Loss {

    /** Checks ranges. */
    public CategoricalGeneralizedCrossEntropy {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("CategoricalGeneralizedCrossEntropy: q must be in (0, 1), got " + q + ".");
        }
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CategoricalGeneralizedCrossEntropy() {
        this(0.5, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy for more or fewer wrong labels}
     *
     * @param value in (0, 1)
     */
    public CategoricalGeneralizedCrossEntropy q(double value) {
        return new CategoricalGeneralizedCrossEntropy(value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CategoricalGeneralizedCrossEntropy reduction(Reduction value) {
        return new CategoricalGeneralizedCrossEntropy(q, value);
    }

    @Override
    public String name() {
        return "categorical_generalized_cross_entropy";
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        SparseLabels.checkShapes(this, yTrue, yPred, output);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        int[] labels = labels(yTrue, yPred);
        double[] values = new double[labels.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = (1 - Math.pow(yPred.flatDouble(row * yPred.shape().dim(-1) + labels[row]), q)) / q;
        }
        return Rows.tensor(values, SparseLabels.entries(this, yTrue.shape(), yPred.shape()), yPred.dtype());
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        int[] labels = labels(yTrue, yPred);
        double[] gradient = new double[yPred.size()];
        for (int row = 0; row < labels.length; row++) {
            int at = row * yPred.shape().dim(-1) + labels[row];
            gradient[at] = -Math.pow(Math.max(yPred.flatDouble(at), Probability.LOWEST), q - 1) * entryWeights.flatDouble(row);
        }
        return Rows.tensor(gradient, yPred.shape(), yPred.dtype());
    }

    private int[] labels(Tensor yTrue, Tensor yPred) {
        SparseLabels.entries(this, yTrue.shape(), yPred.shape());
        return SparseLabels.read(yTrue, yPred.shape().dim(-1), OptionalInt.empty(), "CategoricalGeneralizedCrossEntropy");
    }
}
