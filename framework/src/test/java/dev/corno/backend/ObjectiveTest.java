package dev.corno.backend;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.corno.activations.Activations;
import dev.corno.data.Batch;
import dev.corno.losses.Losses;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    private static final Tensor X = Tensor.full(0, 2, 3);
    private static final Tensor Y_PRED = Tensor.of(new float[] {2, 5}, 2, 1);
    private static final Tensor Y = Tensor.of(new float[] {1, 2}, 2, 1);

    private final Objective two = new Objective(
            new TrainingSpec(new SGD(), List.of(Losses.MEAN_SQUARED_ERROR, Losses.MEAN_ABSOLUTE_ERROR), List.of(1.0, 0.5)), List.of("price", "size"), List.of());

    private final Objective classes = new Objective(
            new TrainingSpec(new SGD(), List.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY), List.of(1.0)), List.of("digit"), List.of());

    @Test
    void addsUpTheLossesOfTheOutputs() {
        var measured = two.test(new Batch(List.of(X), List.of(Y, Y), List.of()), List.of(Y_PRED, Y_PRED));

        assertEquals(List.of(5.0, 2.0), measured.outputLosses());
        assertEquals(6, measured.weightedSum());
        assertEquals(6.25, measured.total(0.25));
        assertEquals(List.of(), measured.gradients());
    }

    @Test
    void gradientsCarryTheWeightsOfTheLosses() {
        var measured = two.train(new Batch(List.of(X), List.of(Y, Y), List.of()), List.of(Y_PRED, Y_PRED));

        assertEquals(List.of(Tensor.of(new float[] {1, 3}, 2, 1), Tensor.of(new float[] {0.25f, 0.25f}, 2, 1)), measured.gradients());
    }

    @Test
    void gradientsOfLogitsReplaceThoseOfOutputsWhereTheActivationFits() {
        var fused = new Objective(new TrainingSpec(new SGD(), List.of(Losses.BINARY_CROSSENTROPY, Losses.MEAN_SQUARED_ERROR),
                List.of(0.5, 1.0)), List.of("sold", "price"), List.of(Activations.SIGMOID, Activations.SIGMOID));
        Tensor half = Tensor.full(0.5f, 2, 1);
        Tensor sold = Tensor.of(new float[] {0, 1}, 2);
        var measured = fused.train(new Batch(List.of(X), List.of(sold, sold), List.of()), List.of(half, half));

        assertEquals(List.of(true, false), List.of(fused.isFused(0), fused.isFused(1)));
        assertEquals(List.of(Tensor.of(new float[] {0.125f, -0.125f}, 2, 1), Tensor.of(new float[] {0.5f, -0.5f}, 2, 1)),
                measured.gradients());
    }

    @Test
    void nothingIsFusedWithoutActivations() {
        assertFalse(classes.isFused(0));
    }

    @Test
    void theSameArraysServeTheNextBatch() {
        Batch batch = new Batch(List.of(X), List.of(Y, Y), List.of());
        List<Tensor> gradients = two.train(batch, List.of(Y_PRED, Y_PRED)).gradients();
        two.train(batch, List.of(Y, Y));

        assertEquals(List.of(Tensor.full(0, 2, 1), Tensor.full(0, 2, 1)), gradients);
    }

    @Test
    void aSmallerBatchMayFollow() {
        Batch batch = new Batch(List.of(X), List.of(Y, Y), List.of());
        Batch last = new Batch(List.of(X.slice(0, 1)), List.of(Y.slice(1, 2), Y.slice(1, 2)), List.of());
        two.train(batch, List.of(Y_PRED, Y_PRED));
        Tensor yPred = Y_PRED.slice(1, 2);

        assertEquals(List.of(Tensor.of(new float[] {6}, 1, 1), Tensor.of(new float[] {0.5f}, 1, 1)),
                two.train(last, List.of(yPred, yPred)).gradients());
    }

    @Test
    void sampleWeightsBelongToTheirOutput() {
        List<Tensor> weights = List.of(Tensor.full(1, 2), Tensor.of(new float[] {0, 2}, 2));
        var measured = two.test(new Batch(List.of(X), List.of(Y, Y), weights), List.of(Y_PRED, Y_PRED));

        assertEquals(List.of(5.0, 3.0), measured.outputLosses());
    }

    @Test
    void masksBelongToTheirOutput() {
        List<Optional<Tensor>> masks = List.of(Optional.empty(), Optional.of(Tensor.of(new float[] {0, 1}, 2)));
        Batch batch = new Batch(List.of(X), List.of(Y, Y), List.of());

        assertEquals(List.of(5.0, 3.0), two.test(batch, List.of(Y_PRED, Y_PRED), masks).outputLosses());
        assertEquals(List.of(Tensor.of(new float[] {1, 3}, 2, 1), Tensor.of(new float[] {0, 0.5f}, 2, 1)),
                two.train(batch, List.of(Y_PRED, Y_PRED), masks).gradients());
        assertEquals(List.of(5.0, 2.0), two.test(batch, List.of(Y_PRED, Y_PRED)).outputLosses());
    }

    @Test
    void masksMultiplySampleWeights() {
        List<Tensor> weights = List.of(Tensor.of(new float[] {2, 3}, 2), Tensor.full(1, 2));
        List<Optional<Tensor>> masks = List.of(Optional.of(Tensor.of(new float[] {0, 1}, 2)), Optional.empty());
        var measured = two.test(new Batch(List.of(X), List.of(Y, Y), weights), List.of(Y_PRED, Y_PRED), masks);

        assertEquals(List.of(27.0, 2.0), measured.outputLosses());
    }

    @Test
    void gradientsOfLogitsAreMaskedToo() {
        var fused = new Objective(new TrainingSpec(new SGD(), List.of(Losses.BINARY_CROSSENTROPY), List.of(1.0)), List.of("sold"),
                List.of(Activations.SIGMOID));
        Batch batch = new Batch(List.of(X), List.of(Tensor.full(1, 2, 1)), List.of());
        var measured = fused.train(batch, List.of(Tensor.full(0.5f, 2, 1)), List.of(Optional.of(Tensor.of(new float[] {1, 0}, 2))));

        assertEquals(List.of(Tensor.of(new float[] {-0.5f, -0f}, 2, 1)), measured.gradients());
    }

    @Test
    void namesTheOutputWhoseMaskHasAnotherShape() {
        Batch batch = new Batch(List.of(X), List.of(Y, Y), List.of());
        List<Optional<Tensor>> masks = List.of(Optional.of(Tensor.full(1, 5)), Optional.empty());

        assertFails("fit: loss MeanSquaredError of output \"price\": expects shape (2), got (5). Give one weight for each sample.",
                () -> two.train(batch, List.of(Y_PRED, Y_PRED), masks));
    }

    @Test
    void namesTheOutputWhoseLabelIsOutOfRange() {
        Batch batch = new Batch(List.of(X), List.of(Tensor.of(new int[] {1, 12}, 2)), List.of());

        assertFails("fit: loss SparseCategoricalCrossentropy of output \"digit\": expects class indices 0..9 in y, got 12 in row 1 of the "
                + "batch. Count classes from 0 and give the last layer a unit for each.",
                () -> classes.train(batch, List.of(Tensor.full(0.1f, 2, 10))));
    }

    @Test
    void namesTheOutputWhoseLabelsHaveAnotherShape() {
        Batch batch = new Batch(List.of(X), List.of(Tensor.full(0, 2, 10)), List.of());

        assertFails("evaluate: loss SparseCategoricalCrossentropy of output \"digit\": expects y of shape (2) for predictions of shape "
                + "(2, 10), got (2, 10). Give one class index for each entry.",
                () -> classes.test(batch, List.of(Tensor.full(0.1f, 2, 10))));
    }

    @Test
    void rejectsAnotherNumberOfLabels() {
        Batch batch = new Batch(List.of(X), List.of(Y), List.of());

        assertFails("fit: expects labels for 2 outputs [price, size], got 1. Give one y for each output, in this order.",
                () -> two.train(batch, List.of(Y_PRED, Y_PRED)));
    }

    @Test
    void rejectsAnotherNumberOfSampleWeights() {
        Batch batch = new Batch(List.of(X), List.of(Y, Y), List.of(Tensor.full(1, 2)));

        assertFails("fit: expects sample weights for 2 outputs [price, size], got 1. Give one sampleWeight for each output, or none.",
                () -> two.train(batch, List.of(Y_PRED, Y_PRED)));
    }

    @Test
    void rejectsLabelsForAnotherNumberOfSamples() {
        Batch batch = new Batch(List.of(X), List.of(Tensor.of(new int[] {1, 2}, 2)), List.of());

        assertFails("fit: x has 3 samples but y has 2 for output \"digit\". Each sample needs one label.",
                () -> classes.train(batch, List.of(Tensor.full(0.1f, 3, 10))));
    }
}
