package dev.corno.models;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.backend.CompiledModel.Gradients;
import dev.corno.backend.StepContext;
import dev.corno.backend.StepContext.LossGradients;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.regularization.Dropout;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.TrainStep;
import dev.corno.training.Verbosity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainStepTest {

    private static final TrainStep BY_HAND = (batch, step) -> {
        LossGradients found = step.lossGradients(batch);
        step.applyGradients(found.weights());
        return found.result();
    };

    private static Sequential classifier() {
        Sequential model = new Sequential(new Input(5), new Dense(8, RELU).kernelRegularizer(new L2(0.01)), new BatchNormalization(),
                new Dropout(0.4), new Dense(3, SOFTMAX)).seed(2);
        model.compile(new Adam(0.02).globalClipNorm(0.5).weightDecay(0.01), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        return model;
    }

    private static History fit(Model model) {
        Random random = new Random(4);
        float[] x = new float[40 * 5];
        int[] y = new int[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = random.nextInt(3);
        }
        return model.fit(Tensor.of(x, 40, 5), Tensor.of(y, 40), Fit.epochs(2).batchSize(8).verbose(Verbosity.SILENT));
    }

    /** {@code y = w x} with w = 1. */
    private static Sequential line() {
        Sequential line = new Sequential(new Input(1), new Dense(1).useBias(false));
        line.weights(Map.of("dense/kernel", Tensor.full(1, 1, 1)));
        line.compile(new SGD(0.5), MEAN_SQUARED_ERROR);
        return line;
    }

    private static float weight(Model line) {
        return line.weights().get("dense/kernel").item();
    }

    private static Tensor column(float... values) {
        return Tensor.of(values, values.length, 1);
    }

    @Test
    void theUsualStepByHandIsTheUsualStep() {
        Sequential usual = classifier();
        History expected = fit(usual);
        Model byHand = classifier().trainStep(BY_HAND);
        History history = fit(byHand);

        assertEquals(usual.weights(), byHand.weights());
        assertEquals(expected.values(), history.values());
    }

    @Test
    void aStepCanAddToTheLoss() {
        // The loss (w x - y)^2 + w^2 at w = 1, x = 1, y = 3 has the gradient -4 + 2.
        Model line = line().trainStep((batch, step) -> {
            LossGradients found = step.lossGradients(batch);
            Tensor gradient = found.weights().get("dense/kernel");
            step.applyGradients(Map.of("dense/kernel", Tensor.full(gradient.item() + 2 * weightOf(step), 1, 1)));
            return found.result().with("penalty", 1);
        });
        var logs = line.trainOnBatch(Batch.of(column(1), column(3)));

        assertEquals(2, weight(line));
        assertEquals(Map.of("loss", 4.0, "penalty", 1.0), logs.values());
    }

    // The output for 1 is the weight.
    private static float weightOf(StepContext step) {
        return step.predict(List.of(column(1))).get(0).item();
    }

    @Test
    void furtherValuesAreAveragedOverSamples() {
        int[] calls = {0};
        Model line = line().trainStep((batch, step) -> step.trainStep(batch).with("calls", ++calls[0]));
        History history = line.fit(column(1, 2, 3), column(0, 0, 0),
                Fit.epochs(2).batchSize(2).shuffle(false).verbose(Verbosity.SILENT));
        assertEquals(List.of(4 / 3.0, 10 / 3.0), history.get("calls"));
    }

    @Test
    void aStepReturnsWhatMetricsNeed() {
        Model line = line().trainStep((batch, step) -> new StepResult(1, List.of(), List.of()));
        assertFails("trainStep: expects the step to return a loss and predictions for each of the outputs [dense], got 0 losses and 0 "
                + "predictions. Return what step.trainStep or step.lossGradients found.",
                () -> line.trainOnBatch(Batch.of(column(1), column(3))));
    }

    @Test
    void theUsualStepComesBack() {
        Model line = line().trainStep((batch, step) -> step.lossGradients(batch).result());
        line.trainOnBatch(Batch.of(column(1), column(3)));
        assertEquals(1, weight(line));
        line.trainStep((batch, step) -> step.trainStep(batch)).trainOnBatch(Batch.of(column(1), column(3)));
        assertEquals(3, weight(line));
    }

    @Test
    void gradientsFromOutsideAreOneStepOfTheOptimizer() {
        Sequential line = line();
        line.applyGradients(Map.of("dense/kernel", column(4)));
        assertEquals(-1, weight(line));
    }

    @Test
    void gradientsOfInputsAndWeightsAreThere() {
        Sequential line = line();
        line.weights(Map.of("dense/kernel", column(3)));
        Gradients gradients = line.gradients(List.of(column(5, 7)), List.of(column(1, 2)), true);
        assertEquals(List.of(column(3, 6)), gradients.inputs());
        assertEquals(Map.of("dense/kernel", column(19)), gradients.weights());
        assertEquals(3, weight(line));
    }

    @Test
    void gradientsOfOutputsMayDependOnOutputs() {
        Model line = line().trainStep((batch, step) -> {
            // Half the sum of squares: the gradient of an output is the output itself.
            Gradients found = step.gradients(batch.x(), outputs -> outputs, true);
            step.applyGradients(found.weights());
            return step.lossGradients(batch).result();
        });
        line.trainOnBatch(Batch.of(column(1), column(0)));
        assertEquals(0.5f, weight(line));
    }

    @Test
    void frozenWeightsNeedNoGradient() {
        Sequential model = new Sequential(new Input(1), new Dense(1).name("first"), new Dense(1).name("second"));
        model.compile(new SGD(1), MEAN_SQUARED_ERROR);
        Map<String, Tensor> before = new LinkedHashMap<>(model.weights());
        model.freeze("first").applyGradients(Map.of("second/kernel", column(0), "second/bias", Tensor.full(2, 1)));
        before.put("second/bias", Tensor.full(-2, 1));
        assertEquals(before, model.weights());
    }

    @Test
    void rejectsGradientsThatDoNotFit() {
        Sequential line = line();
        assertFails("applyGradients: expects gradients for the trainable weights [dense/kernel], got [dense/bias]. Freeze layers that are "
                + "not to be updated.", () -> line.applyGradients(Map.of("dense/bias", column(1))));
        assertFails("applyGradients: expects a gradient of shape (1, 1) for \"dense/kernel\", got (2, 1).",
                () -> line.applyGradients(Map.of("dense/kernel", column(1, 2))));
        assertEquals(1, weight(line));
    }

    @Test
    void applyingGradientsNeedsCompile() {
        Sequential model = new Sequential(new Input(1), new Dense(1));
        assertEquals("applyGradients: the model is not compiled. Call model.compile(optimizer, loss, metrics) first.",
                assertThrows(NotCompiledException.class, () -> model.applyGradients(Map.of())).getMessage());
    }
}
