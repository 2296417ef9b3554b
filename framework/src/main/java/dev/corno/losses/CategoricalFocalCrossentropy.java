package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code -sum(alpha * (1 - yPred)^gamma * yTrue * log(yPred))} over the last axis, the classes: one choice among several, with one-hot labels,
 * where what is predicted well counts little. Probabilities are divided by their sum and cut to {@code [1e-7, 1-1e-7]}, outside which the
 * gradient is zero; {@code fromLogits} applies softmax first. Lin, Goyal, Girshick, He, Dollar,
 * <a href="https://arxiv.org/abs/1708.02002">Focal Loss for Dense Object Detection</a>, 2017, equation 5.
 *
 * <p>Labels have the shape {@code (batch, ..., classes)} of the predictions.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CategoricalFocalCrossentropy().alpha(0.5, 0.25, 0.25));
 * }</pre>
 *
 * @param alpha the weight of every class, or of all if there is one; each 0 or more; default 0.25
 * @param gamma how little easy entries count: the exponent of one minus the probability of the right answer; 0 or more; default 2
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/classes}; in [0, 1]; default 0
 * @param axis the axis of the classes, counted with the batch axis; default -1, the last
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CategoricalFocalCrossentropy(List<Double> alpha, double gamma, boolean fromLogits, double labelSmoothing, int axis, Reduction reduction)
        implements RowLoss {

    /** Checks ranges. */
    public CategoricalFocalCrossentropy {
        alpha = List.copyOf(alpha);
        if (alpha.isEmpty() || alpha.stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())) {
            throw new IllegalArgumentException("CategoricalFocalCrossentropy: alpha must be one or more numbers of 0 or more, got " + alpha
                    + ".");
        }
        Probability.checkGamma("CategoricalFocalCrossentropy", gamma);
        Probability.checkSmoothing("CategoricalFocalCrossentropy", labelSmoothing);
        RowAxis.check("CategoricalFocalCrossentropy", axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CategoricalFocalCrossentropy() {
        this(List.of(0.25), 2, false, 0, RowAxis.LAST, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with other weights}
     *
     * @param values one for each class, or one for all
     */
    public CategoricalFocalCrossentropy alpha(double... values) {
        return new CategoricalFocalCrossentropy(Arrays.stream(values).boxed().toList(), gamma, fromLogits, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy that counts easy entries more or less}
     *
     * @param value see {@link #gamma}
     */
    public CategoricalFocalCrossentropy gamma(double value) {
        return new CategoricalFocalCrossentropy(alpha, value, fromLogits, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public CategoricalFocalCrossentropy fromLogits(boolean value) {
        return new CategoricalFocalCrossentropy(alpha, gamma, value, labelSmoothing, axis, reduction);
    }

    /**
     * {@return a copy with softened labels}
     *
     * @param value how far labels move towards equal shares
     */
    public CategoricalFocalCrossentropy labelSmoothing(double value) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, value, axis, reduction);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public CategoricalFocalCrossentropy axis(int value) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, labelSmoothing, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CategoricalFocalCrossentropy reduction(Reduction value) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, labelSmoothing, axis, value);
    }

    @Override
    public String name() {
        return "categorical_focal_crossentropy";
    }

    @Override
    public CategoricalFocalCrossentropy alongLast() {
        return axis(RowAxis.LAST);
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (!RowAxis.isLast(axis, yPred.rank() + 1)) {
            alongLast().checkShapes(RowAxis.sampleToEnd(this, yTrue, axis), RowAxis.sampleToEnd(this, yPred, axis), output);
            return;
        }
        CategoricalCrossentropy.checkOneHot(this, yTrue, yPred, output);
        if (alpha.size() > 1 && yPred.dim(-1) != Shape.UNKNOWN && yPred.dim(-1) != alpha.size()) {
            throw new ShapeMismatchException("fit", "loss CategoricalFocalCrossentropy expects " + alpha.size()
                    + " classes in output \"" + output + "\", as many as alpha has numbers, got shape " + yPred.withBatch()
                    + ". Give one alpha for each class, or one for all.");
        }
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return labelSmoothing == 0 ? RowLoss.super.values(yTrue, yPred)
                : labelSmoothing(0).values(Probability.smooth(yTrue, labelSmoothing), yPred);
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        return labelSmoothing == 0 ? RowLoss.super.gradient(yTrue, yPred, entryWeights)
                : labelSmoothing(0).gradient(Probability.smooth(yTrue, labelSmoothing), yPred, entryWeights);
    }

    @Override
    public double value(double[] yTrue, double[] yPred) {
        double[] shares = shares(yPred);
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double p = Probability.clip(shares[i]);
            sum -= alpha(i) * Math.pow(1 - p, gamma) * yTrue[i] * Math.log(p);
        }
        return sum;
    }

    @Override
    public void gradient(double[] yTrue, double[] yPred, double[] gradient) {
        double[] shares = shares(yPred);
        double along = 0;
        for (int i = 0; i < shares.length; i++) {
            double p = shares[i];
            if (!Probability.isClipped(p)) {
                gradient[i] = alpha(i) * yTrue[i] * (gamma * Math.pow(1 - p, gamma - 1) * Math.log(p) - Math.pow(1 - p, gamma) / p);
                along += gradient[i] * p;
            }
        }
        // The derivative of shares p = exp(x) / sum(exp(x)), or p = x / sum(x).
        double sum = Arrays.stream(yPred).sum();
        for (int i = 0; i < shares.length; i++) {
            gradient[i] = (gradient[i] - along) * (fromLogits ? shares[i] : 1 / sum);
        }
    }

    private double alpha(int label) {
        return alpha.get(alpha.size() == 1 ? 0 : label);
    }

    private double[] shares(double[] yPred) {
        double highest = Arrays.stream(yPred).max().orElse(0);
        double[] parts = fromLogits ? Arrays.stream(yPred).map(logit -> Math.exp(logit - highest)).toArray() : yPred;
        double sum = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }
}
