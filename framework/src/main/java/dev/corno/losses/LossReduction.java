package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The loss of a batch as one number, {@code sum(values * weights) / divisor}, and its gradient. Weights are sample weights times the
 * mask of the predictions times the {@linkplain Loss#mask mask of the loss}; the divisor is what the loss's {@link Reduction} says. A
 * loss that is one number for the whole batch is repeated for every weight. One object serves one batch after another, and then uses
 * its arrays again. Not safe for use from several threads at once.
 *
 * <pre>{@code
 * var reduction = new LossReduction(Losses.MEAN_SQUARED_ERROR, yTrue, yPred, Optional.empty());
 * double loss = reduction.value();
 * Tensor gradient = reduction.gradient(1);
 * }</pre>
 */
public final class LossReduction {

    private final Loss loss;
    private final LossBatch batch = new LossBatch();
    private Shape trueShape = Shape.scalar();
    private Shape predictedShape = Shape.scalar();
    private Shape entries;
    private int count;
    private double[] values = {};
    private double[] weights = {};
    private double[] scaled = {};
    private double[] valid = {};
    private double divisor;
    private boolean isRepeated;

    /**
     * Without a batch, until {@link #read}.
     *
     * @param loss what to minimise
     */
    public LossReduction(Loss loss) {
        this.loss = loss;
    }

    /**
     * With a batch.
     *
     * @param loss what to minimise
     * @param yTrue see {@link #read}
     * @param yPred see {@link #read}
     * @param sampleWeight see {@link #read}
     * @throws dev.corno.tensor.ShapeMismatchException if shapes do not fit
     * @throws LabelException if a label has a value that the loss cannot use
     */
    public LossReduction(Loss loss, Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        this(loss);
        read(yTrue, yPred, sampleWeight);
    }

    /**
     * Computes the losses of the entries of the next batch, of which none is masked.
     *
     * @param yTrue see {@link #read(Tensor, Tensor, Optional, Optional)}
     * @param yPred see {@link #read(Tensor, Tensor, Optional, Optional)}
     * @param sampleWeight see {@link #read(Tensor, Tensor, Optional, Optional)}
     * @throws dev.corno.tensor.ShapeMismatchException if shapes do not fit
     * @throws LabelException if a label has a value that the loss cannot use
     */
    public void read(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        read(yTrue, yPred, sampleWeight, Optional.empty());
    }

    /**
     * Computes the losses of the entries of the next batch.
     *
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     * @param sampleWeight a weight per sample or per entry, or empty for 1 everywhere; a missing last axis, or one of length 1,
     *     stands for all positions
     * @param mask which entries count, 1 or 0 for each, or empty where all do; of the same shapes as weights. Those that do not
     *     count are left out of the divisor of {@link Reduction#SUM_OVER_BATCH_SIZE} and {@link Reduction#MEAN}
     * @throws dev.corno.tensor.ShapeMismatchException if shapes do not fit
     * @throws LabelException if a label has a value that the loss cannot use
     */
    public void read(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        isRepeated = false;
        if (loss instanceof ArrayLoss rowwise && rowwise.hasRows(yPred.shape())) {
            if (entries == null || !yTrue.shape().equals(trueShape) || !yPred.shape().equals(predictedShape)) {
                size(rowwise.entries(yTrue.shape(), yPred.shape()));
                trueShape = yTrue.shape();
                predictedShape = yPred.shape();
            }
            rowwise.values(batch.read(yTrue, yPred, count), values);
        } else {
            Tensor computed = loss.values(yTrue, yPred);
            size(computed.shape());
            trueShape = Shape.scalar();
            batch.read(yTrue, yPred, count);
            for (int i = 0; i < count; i++) {
                values[i] = computed.flatDouble(i);
            }
        }
        repeat(sampleWeight, mask);
        weigh(sampleWeight, mask);
    }

    private void size(Shape shape) {
        entries = shape;
        count = Math.toIntExact(shape.size());
        if (count > values.length) {
            values = new double[count];
            weights = new double[count];
            scaled = new double[count];
            valid = new double[count];
        }
    }

    /** As in Keras, one loss times several weights is several losses; a single weight is a factor. */
    private void repeat(Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        if (entries.rank() > 0) {
            return;
        }
        Shape weighed = SampleWeights.masked(sampleWeight, mask).map(Tensor::shape).orElse(entries);
        if (weighed.rank() > 1 || weighed.rank() == 1 && weighed.dim(0) != 1) {
            double value = values[0];
            size(weighed);
            Arrays.fill(values, 0, count, value);
            isRepeated = true;
            trueShape = Shape.scalar();
        }
    }

    private void weigh(Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        if (sampleWeight.isPresent()) {
            SampleWeights.spread(sampleWeight.get(), entries, weights);
        } else {
            Arrays.fill(weights, 0, count, 1);
        }
        if (mask.isPresent()) {
            SampleWeights.spread("mask", mask.get(), entries, valid);
        } else {
            Arrays.fill(valid, 0, count, 1);
        }
        Optional<Tensor> own = loss.mask(batch.yTrue(), batch.yPred());
        for (int i = 0; own.isPresent() && i < count; i++) {
            valid[i] *= own.get().flatDouble(i);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] *= valid[i];
            sum += valid[i];
        }
        divisor = divisor(sampleWeight, mask.isPresent() || own.isPresent(), sum);
    }

    private double divisor(Optional<Tensor> sampleWeight, boolean isMasked, double valid) {
        if (entries.rank() == 0) {
            return 1;
        }
        return switch (loss.reduction()) {
            case NONE, SUM -> 1;
            case SUM_OVER_BATCH_SIZE, MEAN -> valid;
            // Keras sums the weights as they were given, before they are spread over entries.
            case MEAN_WITH_SAMPLE_WEIGHT -> isMasked || sampleWeight.isEmpty() ? sumOfWeights() : sum(sampleWeight.get());
        };
    }

    private double sumOfWeights() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static double sum(Tensor tensor) {
        double sum = 0;
        for (int i = 0; i < tensor.size(); i++) {
            sum += tensor.flatDouble(i);
        }
        return sum;
    }

    /** {@return the loss of every entry times its weight, not reduced} */
    public Tensor weightedValues() {
        double[] weighted = new double[count];
        for (int i = 0; i < count; i++) {
            weighted[i] = values[i] * weights[i];
        }
        return Rows.tensor(weighted, entries, batch.yPred().dtype());
    }

    /** {@return the reduced loss; for {@link Reduction#NONE} the sum, and 0 where nothing counts} */
    public double value() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i] * weights[i];
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    /**
     * {@return the gradient of {@code factor * value()} with respect to the predictions, of their shape}
     *
     * @param factor a multiplier, such as the weight of an output's loss
     */
    public Tensor gradient(double factor) {
        float[] gradient = new float[batch.yPred().size()];
        gradient(factor, gradient);
        return Tensor.of(gradient, batch.yPred().shape().toArray());
    }

    /**
     * {@return the gradient of {@code sum(entryFactors * weightedValues())} with respect to the predictions}
     *
     * @param entryFactors a multiplier for each entry, or a single one for all
     */
    public Tensor gradient(Tensor entryFactors) {
        for (int i = 0; i < count; i++) {
            scaled[i] = weights[i] * entryFactors.flatDouble(entryFactors.size() == 1 ? 0 : i);
        }
        return loss.gradient(batch.yTrue(), batch.yPred(), factors());
    }

    /**
     * Computes the gradient of {@code factor * value()} with respect to the predictions.
     *
     * @param factor a multiplier, such as the weight of an output's loss
     * @param gradient where the gradient goes, row-major; may be longer than the predictions, and is overwritten
     */
    public void gradient(double factor, float[] gradient) {
        scale(factor);
        if (loss instanceof ArrayLoss rowwise && rowwise.hasRows(batch.yPred().shape())) {
            rowwise.gradient(batch, scaled, gradient);
        } else {
            loss.gradient(batch.yTrue(), batch.yPred(), factors()).copyTo(0, gradient, 0, batch.yPred().size());
        }
    }

    /**
     * Computes the gradient of {@code factor * value()} with respect to what the activation of the predictions was applied to; only for
     * a {@link FusedLoss} and an activation that it {@linkplain FusedLoss#fusesWith fuses} with.
     *
     * @param factor a multiplier, such as the weight of an output's loss
     * @param gradient where the gradient goes, row-major; may be longer than the predictions, and is overwritten
     */
    public void logitGradient(double factor, float[] gradient) {
        scale(factor);
        ((FusedLoss) loss).logitGradient(batch, scaled, gradient);
    }

    private void scale(double factor) {
        double scale = divisor == 0 ? 0 : factor / divisor;
        for (int i = 0; i < count; i++) {
            scaled[i] = weights[i] * scale;
        }
    }

    /** Returns what the losses are multiplied with, of their own shape. */
    private Tensor factors() {
        Tensor factors = Tensor.of(Arrays.copyOf(scaled, count), entries.toArray());
        return isRepeated ? Tensor.of(new double[] {sum(factors)}).reshape() : factors;
    }
}
