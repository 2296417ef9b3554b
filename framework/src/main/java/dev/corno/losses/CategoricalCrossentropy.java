package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Softmax;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;

/**
 * {@code -sum(yTrue * log(yPred))} over the last axis, the classes: the loss of one choice among several, with one-hot labels.
 * Probabilities are first divided by their sum, then cut to {@code [1e-7, 1-1e-7]}, outside which the gradient is zero; with
 * {@code fromLogits} the stable {@code -sum(yTrue * logSoftmax(yPred))} needs neither.
 *
 * <p>Labels have the shape {@code (batch, ..., classes)} of the predictions.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CategoricalCrossentropy().labelSmoothing(0.1));
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/classes}; in [0, 1]; default 0
 * @param axis the axis of the classes, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, int axis, Reduction reduction)
        implements FusedLoss {

    /** Checks ranges. */
    public CategoricalCrossentropy {
        Probability.checkSmoothing("CategoricalCrossentropy", labelSmoothing);
        RowAxis.check("CategoricalCrossentropy", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CategoricalCrossentropy() {
        this(false, 0, RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public CategoricalCrossentropy fromLogits(boolean value) {
        return new CategoricalCrossentropy(value, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy with softened labels}
     *
     * @param value how far labels move towards equal shares
     */
    public CategoricalCrossentropy labelSmoothing(double value) {
        return new CategoricalCrossentropy(fromLogits, value, axis, reduction);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public CategoricalCrossentropy axis(int value) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CategoricalCrossentropy reduction(Reduction value) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, axis, value);
    }

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (!RowAxis.isLast(axis, yPred.rank() + 1)) {
            axis(RowAxis.LAST).checkShapes(RowAxis.sampleToEnd(this, yTrue, axis), RowAxis.sampleToEnd(this, yPred, axis), output);
            return;
        }
        checkOneHot(this, yTrue, yPred, output);
    }

    /** Checks the shapes of one-hot labels before the first batch. */
    static void checkOneHot(Loss loss, Shape yTrue, Shape yPred, String output) {
        checkClasses(loss, yPred, output);
        if (yTrue.rank() == yPred.rank() - 1 || yTrue.rank() == yPred.rank() && yTrue.dim(-1) == 1) {
            throw new ShapeMismatchException("fit", Rows.expectation(loss, yPred, yTrue, output)
                    + " Use Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.");
        }
        Rows.check(loss, yTrue, yPred, output);
    }

    static void checkClasses(Loss loss, Shape yPred, String output) {
        if (yPred.rank() == 0 || yPred.dim(-1) == 1) {
            throw new ShapeMismatchException("fit", "loss " + Rows.nameOf(loss) + " expects at least 2 classes in output \"" + output
                    + "\", got shape " + yPred.withBatch() + ". Use Losses.BINARY_CROSSENTROPY for a single probability.");
        }
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        if (!RowAxis.isLast(axis, yPred.rank())) {
            return RowAxis.values(this, labelSmoothing(0).axis(RowAxis.LAST), axis, smooth(yTrue), yPred);
        }
        Rows rows = new Rows(this, yTrue, yPred);
        double[] target = smooth(rows);
        double[] values = new double[rows.count];
        for (int row = 0; row < rows.count; row++) {
            int at = row * rows.width;
            values[row] = CategoricalRow.value(target, at, rows.yPred, at, rows.width, fromLogits);
        }
        return rows.perRow(values);
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        if (!RowAxis.isLast(axis, yPred.rank())) {
            return RowAxis.gradient(this, labelSmoothing(0).axis(RowAxis.LAST), axis, smooth(yTrue), yPred, entryWeights);
        }
        Rows rows = new Rows(this, yTrue, yPred);
        double[] target = smooth(rows);
        double[] gradient = new double[rows.yPred.length];
        for (int row = 0; row < rows.count; row++) {
            int at = row * rows.width;
            CategoricalRow.gradient(target, at, rows.yPred, at, rows.width, fromLogits, entryWeights.flatDouble(row), gradient);
        }
        return rows.perPrediction(gradient);
    }

    @Override
    public boolean hasRows(Shape yPred) {
        return RowAxis.isLast(axis, yPred.rank());
    }

    @Override
    public Shape entries(Shape yTrue, Shape yPred) {
        return Rows.entries(this, yTrue, yPred);
    }

    @Override
    public void values(LossBatch batch, double[] values) {
        new CategoricalArrays(this, batch).values(values);
    }

    @Override
    public void gradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        new CategoricalArrays(this, batch).gradient(entryWeights, gradient);
    }

    @Override
    public boolean fusesWith(Activation activation) {
        return activation instanceof Softmax && !fromLogits && axis == RowAxis.LAST;
    }

    @Override
    public void logitGradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        new CategoricalArrays(this, batch).logitGradient(entryWeights, gradient);
    }

    private double[] smooth(Rows rows) {
        return Arrays.stream(rows.yTrue).map(label -> label * (1 - labelSmoothing) + labelSmoothing / rows.width).toArray();
    }

    // Keras divides by the length of the last axis, also where the classes lie along another.
    private Tensor smooth(Tensor yTrue) {
        return Probability.smooth(yTrue, labelSmoothing);
    }
}
