package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Sigmoid;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(-yTrue*log(yPred) - (1-yTrue)*log(1-yPred))} over the last axis: the loss of yes-or-no questions. Probabilities are cut
 * to {@code [1e-7, 1-1e-7]}, outside which the gradient is zero; with {@code fromLogits} the stable form
 * {@code max(x,0) - x*yTrue + log(1+exp(-|x|))} needs no cutting.
 *
 * <p>Labels are in [0, 1], of the shape of the predictions; a last axis of length 1 may be left out.
 *
 * <pre>{@code
 * model.compile(new Adam(), new BinaryCrossentropy().labelSmoothing(0.1));
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/2}; in [0, 1]; default 0
 * @param axis the axis of the mean, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, int axis, Reduction reduction)
        implements ElementwiseLoss, FusedLoss {

    /** Checks ranges. */
    public BinaryCrossentropy {
        Probability.checkSmoothing("BinaryCrossentropy", labelSmoothing);
        RowAxis.check("BinaryCrossentropy", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public BinaryCrossentropy() {
        this(false, 0, RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public BinaryCrossentropy fromLogits(boolean value) {
        return new BinaryCrossentropy(value, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy with softened labels}
     *
     * @param value how far labels move towards 0.5
     */
    public BinaryCrossentropy labelSmoothing(double value) {
        return new BinaryCrossentropy(fromLogits, value, axis, reduction);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public BinaryCrossentropy axis(int value) {
        return new BinaryCrossentropy(fromLogits, labelSmoothing, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public BinaryCrossentropy reduction(Reduction value) {
        return new BinaryCrossentropy(fromLogits, labelSmoothing, axis, value);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        BinaryLabels.check("BinaryCrossentropy", yTrue);
        if (!RowAxis.isLast(axis, yPred.rank())) {
            return RowAxis.values(this, axis(RowAxis.LAST), axis, yTrue, yPred);
        }
        return ElementwiseLoss.super.values(yTrue, yPred);
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        if (!RowAxis.isLast(axis, yPred.rank())) {
            return RowAxis.gradient(this, axis(RowAxis.LAST), axis, yTrue, yPred, entryWeights);
        }
        return ElementwiseLoss.super.gradient(yTrue, yPred, entryWeights);
    }

    @Override
    public double value(double yTrue, double yPred) {
        double label = smooth(yTrue);
        if (fromLogits) {
            return Math.max(yPred, 0) - yPred * label + Math.log1p(Math.exp(-Math.abs(yPred)));
        }
        double probability = Probability.clip(yPred);
        // Most labels are 0 or 1 and need one logarithm only.
        double yes = label == 0 ? 0 : -label * Math.log(probability);
        return label == 1 ? yes : yes - (1 - label) * Math.log(1 - probability);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        double label = smooth(yTrue);
        if (fromLogits) {
            return 1 / (1 + Math.exp(-yPred)) - label;
        }
        return Probability.isClipped(yPred) ? 0 : (1 - label) / (1 - yPred) - label / yPred;
    }

    @Override
    public boolean hasRows(Shape yPred) {
        return RowAxis.isLast(axis, yPred.rank());
    }

    @Override
    public void values(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int row = 0; row < batch.rows(); row++) {
            double sum = 0;
            for (int i = row * batch.width(); i < (row + 1) * batch.width(); i++) {
                if (!BinaryLabels.isLabel(yTrue[i])) {
                    throw BinaryLabels.notALabel("BinaryCrossentropy", batch.yTrue(), i);
                }
                sum += value(yTrue[i], yPred[i]);
            }
            values[row] = sum / batch.width();
        }
    }

    @Override
    public boolean fusesWith(Activation activation) {
        return activation instanceof Sigmoid && !fromLogits && axis == RowAxis.LAST;
    }

    @Override
    public void logitGradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int row = 0; row < batch.rows(); row++) {
            double factor = entryWeights[row] / batch.width();
            for (int i = row * batch.width(); i < (row + 1) * batch.width(); i++) {
                gradient[i] = Probability.isClipped(yPred[i]) ? 0 : (float) (factor * (yPred[i] - smooth(yTrue[i])));
            }
        }
    }

    private double smooth(double label) {
        return label * (1 - labelSmoothing) + 0.5 * labelSmoothing;
    }
}
