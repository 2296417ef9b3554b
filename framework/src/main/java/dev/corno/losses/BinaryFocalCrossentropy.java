package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(weight * (1 - p)^gamma * crossentropy)} over the last axis, where {@code p} is the probability of the right answer: the loss of
 * yes-or-no questions where most are easy, which count little. {@code weight} is 1, or with {@code applyClassBalancing} {@code alpha} for
 * yes and {@code 1 - alpha} for no. Probabilities are cut as for {@link BinaryCrossentropy}; {@code fromLogits} applies sigmoid first.
 * Lin, Goyal, Girshick, He, Dollar, <a href="https://arxiv.org/abs/1708.02002">Focal Loss for Dense Object Detection</a>, 2017,
 * equation 5.
 *
 * <p>Labels are in [0, 1], of the shape of the predictions; a last axis of length 1 may be left out.
 *
 * <pre>{@code
 * model.compile(new Adam(), new BinaryFocalCrossentropy().applyClassBalancing(true).alpha(0.3));
 * }</pre>
 *
 * @param applyClassBalancing whether {@code alpha} counts; default false
 * @param alpha the weight of yes, that of no being {@code 1 - alpha}; in [0, 1]; default 0.25
 * @param gamma how little easy entries count: the exponent of one minus the probability of the right answer; 0 or more; default 2
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/2}; in [0, 1]; default 0
 * @param axis the axis of the mean, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record BinaryFocalCrossentropy(boolean applyClassBalancing, double alpha, double gamma, boolean fromLogits, double labelSmoothing, int axis, Reduction reduction)
        implements ElementwiseLoss {

    /** Checks ranges. */
    public BinaryFocalCrossentropy {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("BinaryFocalCrossentropy: alpha must be in [0, 1], got " + alpha + ".");
        }
        Probability.checkGamma("BinaryFocalCrossentropy", gamma);
        Probability.checkSmoothing("BinaryFocalCrossentropy", labelSmoothing);
        RowAxis.check("BinaryFocalCrossentropy", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public BinaryFocalCrossentropy() {
        this(false, 0.25, 2, false, 0, RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy that weighs the classes, or does not}
     *
     * @param value whether {@code alpha} counts
     */
    public BinaryFocalCrossentropy applyClassBalancing(boolean value) {
        return new BinaryFocalCrossentropy(value, alpha, gamma, fromLogits, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy with another weight of yes}
     *
     * @param value in [0, 1]
     */
    public BinaryFocalCrossentropy alpha(double value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, value, gamma, fromLogits, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy that counts easy entries more or less}
     *
     * @param value see {@link #gamma}
     */
    public BinaryFocalCrossentropy gamma(double value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, value, fromLogits, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public BinaryFocalCrossentropy fromLogits(boolean value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, value, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy with softened labels}
     *
     * @param value how far labels move towards 0.5
     */
    public BinaryFocalCrossentropy labelSmoothing(double value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, value, axis, reduction);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public BinaryFocalCrossentropy axis(int value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public BinaryFocalCrossentropy reduction(Reduction value) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing, axis, value);
    }

    @Override
    public String name() {
        return "binary_focal_crossentropy";
    }

    @Override
    public boolean hasRows(Shape yPred) {
        return RowAxis.isLast(axis, yPred.rank());
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        BinaryLabels.check("BinaryFocalCrossentropy", yTrue);
        return hasRows(yPred.shape()) ? ElementwiseLoss.super.values(yTrue, yPred)
                : RowAxis.values(this, axis(RowAxis.LAST), axis, yTrue, yPred);
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        return hasRows(yPred.shape()) ? ElementwiseLoss.super.gradient(yTrue, yPred, entryWeights)
                : RowAxis.gradient(this, axis(RowAxis.LAST), axis, yTrue, yPred, entryWeights);
    }

    @Override
    public void values(LossBatch batch, double[] values) {
        BinaryLabels.check("BinaryFocalCrossentropy", batch.yTrue());
        ElementwiseLoss.super.values(batch, values);
    }

    @Override
    public double value(double yTrue, double yPred) {
        double label = smooth(yTrue);
        double p = fromLogits ? sigmoid(yPred) : yPred;
        return weight(label) * Math.pow(1 - right(label, p), gamma) * crossentropy(label, p);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        double label = smooth(yTrue);
        double p = fromLogits ? sigmoid(yPred) : yPred;
        double wrong = 1 - right(label, p);
        double ofFactor = gamma == 0 ? 0 : gamma * Math.pow(wrong, gamma - 1) * (1 - 2 * label) * crossentropy(label, p);
        double ofCrossentropy = Probability.isClipped(p) ? 0 : Math.pow(wrong, gamma) * ((1 - label) / (1 - p) - label / p);
        return weight(label) * (ofFactor + ofCrossentropy) * (fromLogits ? p * (1 - p) : 1);
    }

    private double smooth(double label) {
        return label * (1 - labelSmoothing) + 0.5 * labelSmoothing;
    }

    private double weight(double label) {
        return applyClassBalancing ? label * alpha + (1 - label) * (1 - alpha) : 1;
    }

    private static double right(double label, double p) {
        return label * p + (1 - label) * (1 - p);
    }

    private static double crossentropy(double label, double p) {
        double cut = Probability.clip(p);
        return -label * Math.log(cut) - (1 - label) * Math.log(1 - cut);
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
