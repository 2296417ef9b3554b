package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link IoU} and its kin. */
class IoUTest {

    /** Float32 rounding, and the 1e-7 that Keras adds to denominators. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    private static Tensor measure(Metric metric, Tensor yTrue, Tensor yPred) {
        return measure(metric, yTrue, yPred, Optional.empty());
    }

    private static Tensor measure(Metric metric, Tensor yTrue, Tensor yPred, Optional<Tensor> weights) {
        MetricState state = metric.start();
        state.update(yTrue, yPred, weights);
        return state.result();
    }

    private static final Tensor Y_TRUE = Tensor.of(new int[] {0, 0, 1, 1}, 4);
    private static final Tensor Y_PRED = Tensor.of(new int[] {0, 1, 0, 1}, 4);
    private static final Optional<Tensor> WEIGHTS = Optional.of(Tensor.of(new float[] {0.3f, 0.3f, 0.3f, 0.1f}, 4));

    @Test
    void isTheIntersectionOverTheUnion() {
        assertEquals(1 / 3f, measure(new IoU(2, 0), Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
        assertEquals(1 / 3f, measure(new MeanIoU(2), Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
    }

    @Test
    void fractionsOfWeightsAreCutOffUnlessAskedFor() {
        assertEquals(0, measure(new IoU(2, 0), Y_TRUE, Y_PRED, WEIGHTS).item(), FLOAT_TOLERANCE);
        assertEquals(1 / 3f, measure(new IoU(2, 0).dtype(DataType.FLOAT32), Y_TRUE, Y_PRED, WEIGHTS).item(), FLOAT_TOLERANCE);
        assertEquals(1 / 7f, measure(new IoU(2, 1).dtype(DataType.FLOAT32), Y_TRUE, Y_PRED, WEIGHTS).item(), FLOAT_TOLERANCE);
    }

    @Test
    void classesThatAreNowhereDoNotCount() {
        assertEquals(1 / 3f, measure(new MeanIoU(4), Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
    }

    @Test
    void ignoredLabelsDoNotCount() {
        Tensor yTrue = Tensor.of(new int[] {0, 255, 1, 255}, 4);

        assertEquals(0.25f, measure(new MeanIoU(2).ignoreClass(255), yTrue, Y_PRED).item(), FLOAT_TOLERANCE);
    }

    @Test
    void predictionsAboveTheThresholdAreOnes() {
        Tensor yPred = Tensor.of(new float[] {0.1f, 0.2f, 0.4f, 0.7f}, 4);
        Tensor yTrue = Tensor.of(new float[] {0, 1, 0, 1}, 4);

        assertEquals(1 / 3f, measure(new BinaryIoU().threshold(0.3), yTrue, yPred).item(), FLOAT_TOLERANCE);
        assertEquals(0.5f, measure(new BinaryIoU().targetClassIds(1), yTrue, yPred).item(), FLOAT_TOLERANCE);
        assertEquals(0.5f, measure(new BinaryIoU().threshold(0.2f).targetClassIds(0), yTrue, yPred).item(), FLOAT_TOLERANCE);
    }

    @Test
    void theHighestOfOneHotLabelsAndPredictionsCounts() {
        Tensor yTrue = Tensor.of(new float[] {0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0}, 4, 3);
        Tensor yPred = Tensor.of(new float[] {0.2f, 0.3f, 0.5f, 0.1f, 0.2f, 0.7f, 0.5f, 0.3f, 0.1f, 0.1f, 0.4f, 0.5f}, 4, 3);
        Optional<Tensor> weights = Optional.of(Tensor.of(new float[] {0.1f, 0.2f, 0.3f, 0.4f}, 4));

        assertEquals(1 / 14f, measure(new OneHotIoU(3, 0, 2).dtype(DataType.FLOAT32), yTrue, yPred, weights).item(), FLOAT_TOLERANCE);
        assertEquals(1 / 21f, measure(new OneHotMeanIoU(3).dtype(DataType.FLOAT32), yTrue, yPred, weights).item(), FLOAT_TOLERANCE);
    }

    @Test
    void theConfusionHasLabelsInRows() {
        MetricState state = new MeanIoU(2).start();
        state.update(Y_TRUE, Tensor.of(new int[] {1, 1, 1, 0}, 4), Optional.empty());

        assertEquals(Tensor.of(new int[] {0, 2, 1, 1}, 2, 2), state.variables().get("total_confusion_matrix"));
    }

    @Test
    void rejectsClassesThatAreNotThere() {
        assertFails("IoU: targetClassIds must be one or more classes of 0..1, got [2].", () -> new IoU(2, 2).name());
        assertFails("OneHotIoU: targetClassIds must be one or more classes of 0..1, got [].", () -> new OneHotIoU(2).name());
        assertFails("BinaryIoU: targetClassIds must be one or more classes of 0..1, got [0, 2].",
                () -> new BinaryIoU().targetClassIds(0, 2).name());
    }

    @Test
    void rejectsTooManyClasses() {
        assertFails("MeanIoU: numClasses must be 1 to 4096, got 5000.", () -> new MeanIoU(5000).name());
        assertFails("OneHotMeanIoU: numClasses must be 1 to 4096, got 0.", () -> new OneHotMeanIoU(0).name());
        assertFails("IoU: numClasses must be 1 to 4096, got -1.", () -> new IoU(-1, 0).name());
    }

    @Test
    void rejectsTheBatchAxisAndOtherTypes() {
        assertFails("MeanIoU: axis must not be 0, which is the batch axis. Use -1 for the last axis.", () -> new MeanIoU(2).axis(0).name());
        assertFails("MeanIoU: dtype must be int32 or float32, got bool.", () -> new MeanIoU(2).dtype(DataType.BOOL).name());
        assertFails("BinaryIoU: threshold must be a number, got NaN.", () -> new BinaryIoU().threshold(Double.NaN).name());
    }

    @Test
    void rejectsLabelsAndPredictionsOutOfRange() {
        assertFails("metric mean_io_u: expects class indices 0..1 as labels, got 2 in row 1 of the batch. Count classes from 0, or "
                + "leave one label out with ignoreClass.", () -> measure(new MeanIoU(2), Tensor.of(new int[] {0, 2}, 2), Y_PRED.slice(0, 2)));
        assertFails("metric mean_io_u: expects class indices 0..1 as predictions, got -1 in row 0 of the batch. Count classes from 0, or "
                + "leave one label out with ignoreClass.", () -> measure(new MeanIoU(2), Y_TRUE.slice(0, 1), Tensor.of(new int[] {-1}, 1)));
    }

    @Test
    void rejectsPredictionsOfAnotherShape() {
        assertFails("metric mean_io_u: expects as many labels as predictions, got shapes (4) and (2, 4). Say with sparseYTrue and "
                + "sparseYPred whether classes have an axis.", () -> measure(new MeanIoU(2), Y_TRUE, Tensor.full(0, 2, 4)));
        assertFails("metric mean_io_u: expects classes along an axis -1 besides the batch axis, got shape (4). Say with sparseYTrue and "
                + "sparseYPred whether there is one.", () -> measure(new MeanIoU(2).sparseYPred(false), Y_TRUE, Y_PRED));
    }
}
