package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Softmax;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code -log(yPred[yTrue])}: the loss of one choice among several, with class indices as labels. Otherwise as
 * {@link CategoricalCrossentropy}.
 *
 * <p>Labels have the shape {@code (batch, ...)} of the predictions without their last axis, the classes; an axis of length 1 may
 * stand in its place. Each is a whole number from 0 to classes-1.
 *
 * <pre>{@code
 * model.compile(new Adam(), new SparseCategoricalCrossentropy().fromLogits(true));
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param ignoreClass a label whose entries do not count, such as 255 for unlabelled pixels; default none
 * @param axis the axis of the classes, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignoreClass, int axis, Reduction reduction)
        implements FusedLoss {

    /** Checks that nothing is null. */
    public SparseCategoricalCrossentropy {
        Objects.requireNonNull(ignoreClass, "ignoreClass");
        RowAxis.check("SparseCategoricalCrossentropy", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public SparseCategoricalCrossentropy() {
        this(false, OptionalInt.empty(), RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public SparseCategoricalCrossentropy fromLogits(boolean value) {
        return new SparseCategoricalCrossentropy(value, ignoreClass, axis, reduction);
    }

    /**
     * {@return a copy that leaves out the entries with one label}
     *
     * @param value the label
     */
    public SparseCategoricalCrossentropy ignoreClass(int value) {
        return new SparseCategoricalCrossentropy(fromLogits, OptionalInt.of(value), axis, reduction);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public SparseCategoricalCrossentropy axis(int value) {
        return new SparseCategoricalCrossentropy(fromLogits, ignoreClass, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public SparseCategoricalCrossentropy reduction(Reduction value) {
        return new SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis, value);
    }

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (!RowAxis.isLast(axis, yPred.rank() + 1)) {
            axis(RowAxis.LAST).checkShapes(yTrue, RowAxis.sampleToEnd(this, yPred, axis), output);
            return;
        }
        SparseLabels.checkShapes(this, yTrue, yPred, output);
    }

    @Override
    public Optional<Tensor> mask(Tensor yTrue, Tensor yPred) {
        if (ignoreClass.isEmpty()) {
            return Optional.empty();
        }
        float[] counts = new float[yTrue.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = yTrue.flatDouble(i) == ignoreClass.getAsInt() ? 0 : 1;
        }
        Shape rows = RowAxis.toEnd(this, yPred.shape(), axis);
        return Optional.of(Tensor.of(counts, rows.slice(0, rows.rank() - 1).toArray()));
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        if (!RowAxis.isLast(axis, yPred.rank())) {
            return axis(RowAxis.LAST).values(yTrue, RowAxis.toEnd(this, yPred, axis));
        }
        int classes = yPred.shape().dim(-1);
        int[] labels = labels(yTrue, yPred);
        double[] predictions = yPred.toDoubleArray();
        double[] values = new double[labels.length];
        double[] target = new double[classes];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != SparseLabels.IGNORED) {
                target[labels[row]] = 1;
                values[row] = CategoricalRow.value(target, 0, predictions, row * classes, classes, fromLogits);
                target[labels[row]] = 0;
            }
        }
        return Rows.tensor(values, entries(yTrue.shape(), yPred.shape()), yPred.dtype());
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        if (!RowAxis.isLast(axis, yPred.rank())) {
            Tensor moved = axis(RowAxis.LAST).gradient(yTrue, RowAxis.toEnd(this, yPred, axis), entryWeights);
            return RowAxis.fromEnd(this, moved, yPred.shape(), axis);
        }
        int classes = yPred.shape().dim(-1);
        int[] labels = labels(yTrue, yPred);
        double[] predictions = yPred.toDoubleArray();
        double[] gradient = new double[predictions.length];
        double[] target = new double[classes];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != SparseLabels.IGNORED) {
                target[labels[row]] = 1;
                CategoricalRow.gradient(target, 0, predictions, row * classes, classes, fromLogits, entryWeights.flatDouble(row),
                        gradient);
                target[labels[row]] = 0;
            }
        }
        return Rows.tensor(gradient, yPred.shape(), yPred.dtype());
    }

    @Override
    public boolean hasRows(Shape yPred) {
        return RowAxis.isLast(axis, yPred.rank());
    }

    @Override
    public Shape entries(Shape yTrue, Shape yPred) {
        return SparseLabels.entries(this, yTrue, yPred);
    }

    @Override
    public void values(LossBatch batch, double[] values) {
        new SparseArrays(this, batch).values(values);
    }

    @Override
    public void gradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        new SparseArrays(this, batch).gradient(entryWeights, gradient);
    }

    @Override
    public boolean fusesWith(Activation activation) {
        return activation instanceof Softmax && !fromLogits && axis == RowAxis.LAST;
    }

    @Override
    public void logitGradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        new SparseArrays(this, batch).logitGradient(entryWeights, gradient);
    }

    private int[] labels(Tensor yTrue, Tensor yPred) {
        entries(yTrue.shape(), yPred.shape());
        return SparseLabels.read(yTrue, yPred.shape().dim(-1), ignoreClass, "SparseCategoricalCrossentropy");
    }
}
