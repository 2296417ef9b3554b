package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;

/** A loss that is a function of three sums over some axes: of {@code yTrue * yPred}, of {@code yTrue} and of {@code yPred}. */
interface OverlapLoss extends Loss {

    /** Returns the axes of the sums, counted with the batch axis; none means all. */
    List<Integer> axis();

    /** Returns the loss of three sums. */
    double value(double both, double labels, double predictions);

    /** Returns the derivative of the loss with respect to a prediction with this label. */
    double slope(double label, double both, double labels, double predictions);

    @Override
    default void checkShapes(Shape yTrue, Shape yPred, String output) {
        Rows.check(this, yTrue, yPred, output);
        int rank = Math.min(yTrue.rank(), yPred.rank()) + 1;
        for (int axis : axis()) {
            if (axis < -rank || axis >= rank) {
                throw new ShapeMismatchException("fit", "loss " + Rows.nameOf(this) + " expects predictions with an axis " + axis
                        + " for output \"" + output + "\", got shape " + yPred.withBatch() + ". Axis 0 is the batch.");
            }
        }
    }

    @Override
    default Tensor values(Tensor yTrue, Tensor yPred) {
        OverlapSums sums = new OverlapSums(this, yTrue, yPred);
        double[] values = new double[sums.both.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(sums.both[i], sums.labels[i], sums.predictions[i]);
        }
        return Rows.tensor(values, sums.groups.entries(), yPred.dtype());
    }

    @Override
    default Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        OverlapSums sums = new OverlapSums(this, yTrue, yPred);
        double[] gradient = new double[yPred.size()];
        for (int i = 0; i < gradient.length; i++) {
            int entry = sums.groups.entryOf(i);
            gradient[i] = entryWeights.flatDouble(entry)
                    * slope(yTrue.flatDouble(i), sums.both[entry], sums.labels[entry], sums.predictions[entry]);
        }
        return Rows.tensor(gradient, yPred.shape(), yPred.dtype());
    }
}
