package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/**
 * A loss that is the mean of a function of two numbers: {@code mean(value(yTrue, yPred), over the last axis)}. A loss of your own of
 * this kind needs the function and its slope:
 *
 * <pre>{@code
 * record QuarticError() implements ElementwiseLoss {
 *     public String name() {
 *         return "quartic_error";
 *     }
 *     public double value(double yTrue, double yPred) {
 *         return Math.pow(yPred - yTrue, 4);
 *     }
 *     public double slope(double yTrue, double yPred) {
 *         return 4 * Math.pow(yPred - yTrue, 3);
 *     }
 * }
 * }</pre>
 *
 * <p>Labels have the shape of the predictions; a last axis of length 1 may be left out of either.
 */
public interface ElementwiseLoss extends ArrayLoss {

    /**
     * {@return the loss of one number}
     *
     * @param yTrue the label
     * @param yPred the prediction
     */
    double value(double yTrue, double yPred);

    /**
     * {@return the derivative of {@link #value} with respect to the prediction}
     *
     * @param yTrue the label
     * @param yPred the prediction
     */
    double slope(double yTrue, double yPred);

    @Override
    default void checkShapes(Shape yTrue, Shape yPred, String output) {
        Rows.check(this, yTrue, yPred, output);
    }

    @Override
    default Tensor values(Tensor yTrue, Tensor yPred) {
        Rows rows = new Rows(this, yTrue, yPred);
        double[] means = new double[rows.count];
        for (int i = 0; i < rows.yPred.length; i++) {
            means[i / rows.width] += value(rows.yTrue[i], rows.yPred[i]);
        }
        return rows.perRow(Arrays.stream(means).map(sum -> sum / rows.width).toArray());
    }

    @Override
    default Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        Rows rows = new Rows(this, yTrue, yPred);
        double[] gradient = new double[rows.yPred.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = slope(rows.yTrue[i], rows.yPred[i]) * entryWeights.flatDouble(i / rows.width) / rows.width;
        }
        return rows.perPrediction(gradient);
    }

    @Override
    default Shape entries(Shape yTrue, Shape yPred) {
        return Rows.entries(this, yTrue, yPred);
    }

    @Override
    default void values(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int row = 0; row < batch.rows(); row++) {
            double sum = 0;
            for (int i = row * batch.width(); i < (row + 1) * batch.width(); i++) {
                sum += value(yTrue[i], yPred[i]);
            }
            values[row] = sum / batch.width();
        }
    }

    @Override
    default void gradient(LossBatch batch, double[] entryWeights, float[] gradient) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int row = 0; row < batch.rows(); row++) {
            double factor = entryWeights[row] / batch.width();
            for (int i = row * batch.width(); i < (row + 1) * batch.width(); i++) {
                gradient[i] = (float) (slope(yTrue[i], yPred[i]) * factor);
            }
        }
    }
}
