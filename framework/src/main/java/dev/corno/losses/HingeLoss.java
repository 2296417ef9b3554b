package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** A loss of labels -1 and 1: where all labels of a batch are 0 or 1, they become -1 and 1. */
interface HingeLoss extends ElementwiseLoss {

    // What labels mean is seen from all of a batch, which the arrays' loops do not look at.
    @Override
    default boolean hasRows(Shape yPred) {
        return false;
    }

    @Override
    default Tensor values(Tensor yTrue, Tensor yPred) {
        return ElementwiseLoss.super.values(signs(yTrue), yPred);
    }

    @Override
    default Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        return ElementwiseLoss.super.gradient(signs(yTrue), yPred, entryWeights);
    }

    private static Tensor signs(Tensor yTrue) {
        double[] labels = yTrue.toDoubleArray();
        for (double label : labels) {
            if (label != 0 && label != 1) {
                return yTrue;
            }
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 2 * labels[i] - 1;
        }
        return Tensor.of(labels, yTrue.shape().toArray());
    }
}
