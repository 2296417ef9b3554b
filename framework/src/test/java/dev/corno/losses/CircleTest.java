package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Circle}. */
class CircleTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor LABELS = Tensor.of(new int[] {4, 4, 7}, 3);
    private static final Tensor EMBEDDINGS = Tensor.of(new float[] {1, 0, 0, 1, -1, 0}, 3, 2);

    @Test
    void comparesSamplesOfOneClassAndOfOthers() {
        // Distances: 1 to the other of the class; 2, cut by the weight 0, and 1 to that of another.
        Circle loss = new Circle().gamma(1);
        double alike = -(0.4 + 1) * (0.4 - 1);

        assertValues(loss, LABELS, EMBEDDINGS, softplus(alike), softplus(alike + (1.4 - 1) * (0.6 - 1)), 0);
    }

    @Test
    void samplesWithoutAnotherOfTheirClassDoNotCount() {
        Circle loss = new Circle().gamma(1);
        double sum = loss.values(LABELS, EMBEDDINGS).flatDouble(0) + loss.values(LABELS, EMBEDDINGS).flatDouble(1);

        assertEquals(Optional.of(Tensor.of(new double[] {1, 1, 0}, 3)), loss.mask(LABELS, EMBEDDINGS));
        assertEquals(sum / 2, new LossReduction(loss, LABELS, EMBEDDINGS, Optional.empty()).value(), FLOAT_TOLERANCE);
    }

    @Test
    void samplesMayBeComparedWithThemselves() {
        Circle loss = new Circle().gamma(1).removeDiagonal(false);
        double self = -0.4 * 0.4;
        double other = Math.log(Math.exp(0) + Math.exp((1.4 - 1) * (0.6 - 1)));

        assertEquals(softplus(self + other), loss.values(LABELS, EMBEDDINGS).flatDouble(2), FLOAT_TOLERANCE);
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    @Test
    void rejectsGammaAndMarginOutOfRange() {
        assertFails("Circle: gamma must be a number above 0, got 0.0.", () -> new Circle().gamma(0).name());
        assertFails("Circle: margin must be in [0, 1], got 2.0.", () -> new Circle().margin(2).name());
    }

    @Test
    void rejectsOtherShapesBeforeTraining() {
        assertFails("fit: loss Circle expects predictions of shape (batch, features) for output \"face\", got (batch, 4, 4). "
                + "Put new Flatten() at the end.", () -> Losses.CIRCLE.checkShapes(Shape.scalar(), Shape.of(4, 4), "face"));
        assertFails("fit: loss Circle expects y of shape (batch) for output \"face\", got (batch, 5). "
                + "Give one class index for each sample.", () -> Losses.CIRCLE.checkShapes(Shape.of(5), Shape.of(5), "face"));
        assertFails("Circle: expects y of shape (batch) and predictions of shape (batch, features), got (2) and (3, 2). "
                + "Give one class index for each sample.", () -> Losses.CIRCLE.values(Tensor.of(new int[2], 2), EMBEDDINGS));
    }

    @Test
    void rejectsLabelsThatAreNoClass() {
        assertFails("Circle: expects class indices in y, got 0.5 in row 1 of the batch. Give whole numbers.",
                () -> Losses.CIRCLE.values(Tensor.of(new float[] {0, 0.5f, 1}, 3), EMBEDDINGS));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
