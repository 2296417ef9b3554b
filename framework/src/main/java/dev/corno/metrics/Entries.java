package dev.corno.metrics;

import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Optional;

/** Shapes of labels and predictions, and whether they fit. */
final class Entries {

    private Entries() {
    }

    /** Returns the shape of predictions without the classes. */
    static Shape withoutClasses(Tensor yPred) {
        return yPred.shape().slice(0, yPred.rank() - 1);
    }

    /** Checks that labels have the shape of predictions; a last axis of length 1 may be missing in either. */
    static void checkAlike(String metric, Tensor yTrue, Tensor yPred) {
        if (!yTrue.shape().equals(yPred.shape()) && !trimmed(yTrue.shape()).equals(trimmed(yPred.shape()))) {
            throw mismatch(metric, yPred.shape(), yTrue);
        }
    }

    /** Returns the common shape of labels and predictions that are alike: as in Keras, {@code (batch)} becomes {@code (batch, 1)}. */
    static Shape fitted(Shape yTrue, Shape yPred) {
        Shape longer = yTrue.rank() > yPred.rank() ? yTrue : yPred;
        Shape shorter = longer == yTrue ? yPred : yTrue;
        return shorter.rank() == 1 ? longer : shorter;
    }

    /** Returns a weight for each row of predictions, or for each prediction where weights have as many axes as these. */
    static Optional<double[]> weights(Tensor yPred, Optional<Tensor> sampleWeight) {
        Shape rows = yPred.rank() < 2 ? yPred.shape() : withoutClasses(yPred);
        return sampleWeight.map(given -> SampleWeights.spread(given, given.rank() > rows.rank() ? yPred.shape() : rows));
    }

    /** Checks that labels are class indices, one for each row of predictions. */
    static void checkSparse(String metric, Tensor yTrue, Tensor yPred) {
        Shape expected = withoutClasses(yPred);
        if (!yTrue.shape().equals(expected) && !yTrue.shape().equals(expected.append(1))) {
            throw mismatch(metric, expected, yTrue);
        }
    }

    private static Shape trimmed(Shape shape) {
        return shape.rank() > 1 && shape.dim(-1) == 1 ? shape.slice(0, shape.rank() - 1) : shape;
    }

    private static ShapeMismatchException mismatch(String metric, Shape expected, Tensor yTrue) {
        return new ShapeMismatchException("metric " + metric, "expects y of shape " + expected + ", got " + yTrue.shape()
                + ". Choose the metric that fits the labels: Metrics.ACCURACY chooses by itself.");
    }
}
