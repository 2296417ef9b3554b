package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;

/** The sums of an {@link OverlapLoss} over its axes, one of each for every position of the other axes. */
final class OverlapSums {

    final Shape entries;
    final int[] entryOf;
    final double[] both;
    final double[] labels;
    final double[] predictions;

    OverlapSums(OverlapLoss loss, Tensor yTrue, Tensor yPred) {
        Shape shape = Rows.fitted(loss, yTrue.shape(), yPred.shape());
        boolean[] isSummed = summed(loss, shape);
        entries = kept(shape, isSummed);
        entryOf = entries(shape, isSummed);
        int count = Math.toIntExact(entries.size());
        both = new double[count];
        labels = new double[count];
        predictions = new double[count];
        for (int i = 0; i < entryOf.length; i++) {
            double label = yTrue.flatDouble(i);
            double prediction = yPred.flatDouble(i);
            both[entryOf[i]] += label * prediction;
            labels[entryOf[i]] += label;
            predictions[entryOf[i]] += prediction;
        }
    }

    private static boolean[] summed(OverlapLoss loss, Shape shape) {
        boolean[] isSummed = new boolean[shape.rank()];
        List<Integer> axes = loss.axis();
        for (int axis = 0; axis < shape.rank(); axis++) {
            isSummed[axis] = axes.isEmpty() || axes.contains(axis) || axes.contains(axis - shape.rank());
        }
        for (int axis : axes) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw new ShapeMismatchException(Rows.nameOf(loss), "expects predictions with an axis " + axis + ", got shape " + shape
                        + ". Axis 0 is the batch.");
            }
        }
        return isSummed;
    }

    private static Shape kept(Shape shape, boolean[] isSummed) {
        Shape kept = Shape.scalar();
        for (int axis = 0; axis < shape.rank(); axis++) {
            kept = isSummed[axis] ? kept : kept.append(shape.dim(axis));
        }
        return kept;
    }

    /** Returns to which entry each number belongs. */
    private static int[] entries(Shape shape, boolean[] isSummed) {
        int[] entries = new int[Math.toIntExact(shape.size())];
        for (int i = 0; i < entries.length; i++) {
            int stride = 1;
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                if (!isSummed[axis]) {
                    entries[i] += rest % shape.dim(axis) * stride;
                    stride *= shape.dim(axis);
                }
                rest /= shape.dim(axis);
            }
        }
        return entries;
    }
}
