package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean((yTrue - yPred)^2)} over the last axis: the loss of regression.
 *
 * <pre>{@code
 * model.compile(new SGD(0.1), new MeanSquaredError());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record MeanSquaredError(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public MeanSquaredError {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public MeanSquaredError() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public MeanSquaredError reduction(Reduction value) {
        return new MeanSquaredError(value);
    }

    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return (yPred - yTrue) * (yPred - yTrue);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return 2 * (yPred - yTrue);
    }

    @Override
    public void gradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        int width = batch.width();
        for (int row = 0; row < batch.rows(); row++) {
            float factor = (float) (2 * entryWeights[row] / width);
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = factor * (yPred[i] - yTrue[i]);
            }
        }
    }
}
