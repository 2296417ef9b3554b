package dev.corno.losses;

import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The loss of a batch as one number, {@code sum(values * weights) / divisor}, and its gradient. Weights are sample weights times the
 * {@linkplain Loss#mask mask}; the divisor is what the loss's {@link Reduction} says.
 *
 * <pre>{@code
 * var reduction = new LossReduction(Losses.MEAN_SQUARED_ERROR, yTrue, yPred, Optional.empty());
 * double loss = reduction.value();
 * Tensor gradient = reduction.gradient(1);
 * }</pre>
 */
public final class LossReduction {

    private final Loss loss;
    private final Tensor yTrue;
    private final Tensor yPred;
    private final Tensor values;
    private final double[] weights;
    private final double divisor;

    /**
     * Computes the losses of the entries.
     *
     * @param loss what to minimise
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     * @param sampleWeight a weight per sample or per entry, or empty for 1 everywhere; a missing last axis, or one of length 1,
     *     stands for all positions
     * @throws dev.corno.tensor.ShapeMismatchException if shapes do not fit
     * @throws LabelException if a label has a value that the loss cannot use
     */
    public LossReduction(Loss loss, Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        this.loss = loss;
        this.yTrue = yTrue;
        this.yPred = yPred;
        this.values = loss.values(yTrue, yPred);
        this.weights = new double[values.size()];
        Arrays.fill(weights, 1);
        sampleWeight.ifPresent(given -> multiply(SampleWeights.spread(given, values.shape())));
        Optional<Tensor> mask = loss.mask(yTrue, yPred);
        mask.ifPresent(counted -> multiply(counted.toDoubleArray()));
        this.divisor = divisor(sampleWeight, mask);
    }

    private void multiply(double[] factors) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factors[i];
        }
    }

    private double divisor(Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        if (values.rank() == 0) {
            return 1;
        }
        return switch (loss.reduction()) {
            case NONE, SUM -> 1;
            case SUM_OVER_BATCH_SIZE, MEAN -> mask.map(LossReduction::sum).orElse((double) values.size());
            // Keras sums the weights as they were given, before they are spread over entries.
            case MEAN_WITH_SAMPLE_WEIGHT -> mask.isPresent() || sampleWeight.isEmpty()
                    ? Arrays.stream(weights).sum() : sum(sampleWeight.get());
        };
    }

    private static double sum(Tensor tensor) {
        return Arrays.stream(tensor.toDoubleArray()).sum();
    }

    /** {@return the loss of every entry times its weight, not reduced} */
    public Tensor weightedValues() {
        double[] weighted = values.toDoubleArray();
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] *= weights[i];
        }
        return Rows.tensor(weighted, values.shape(), values.dtype());
    }

    /** {@return the reduced loss; for {@link Reduction#NONE} the sum, and 0 where nothing counts} */
    public double value() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += values.flatDouble(i) * weights[i];
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    /**
     * {@return the gradient of {@code factor * value()} with respect to the predictions, of their shape}
     *
     * @param factor a multiplier, such as the weight of an output's loss
     */
    public Tensor gradient(double factor) {
        double scale = divisor == 0 ? 0 : factor / divisor;
        double[] scaled = Arrays.stream(weights).map(weight -> weight * scale).toArray();
        return loss.gradient(yTrue, yPred, Tensor.of(scaled, values.shape().toArray()));
    }

    /**
     * {@return the gradient of {@code sum(entryFactors * weightedValues())} with respect to the predictions}
     *
     * @param entryFactors a multiplier for each entry
     */
    public Tensor gradient(Tensor entryFactors) {
        double[] scaled = entryFactors.toDoubleArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= weights[i];
        }
        return loss.gradient(yTrue, yPred, Tensor.of(scaled, values.shape().toArray()));
    }
}
