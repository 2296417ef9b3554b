package dev.corno.models;

import static dev.corno.Failures.assertFails;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.metrics.Metrics.MAE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Steps of one's own for evaluation and prediction. */
class TestStepTest {

    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
    private static final Tensor Y = Tensor.of(new float[] {1, 0, 2}, 3, 1);

    private static Sequential model() {
        Sequential model = new Sequential(new Input(2), new Dense(1)).seed(3);
        model.compile(new SGD(0.01), MEAN_SQUARED_ERROR, MAE);
        return model;
    }

    @Test
    void theUsualStepChangesNothing() {
        Model own = model().testStep((batch, step) -> step.testStep(batch));

        assertEquals(model().evaluate(X, Y), own.evaluate(X, Y));
    }

    @Test
    void furtherValuesAreReportedWhereverThereIsMeasuring() {
        Model own = model().testStep((batch, step) -> step.testStep(batch).with("rows", batch.rows()));

        assertEquals(3, own.evaluate(X, Y).get("rows"));
        assertEquals(OptionalDouble.of(3), own.testOnBatch(Batch.of(X, Y)).get("rows"));
        assertEquals(List.of(3.0), own.fit(X, Y, Fit.epochs(1).validationData(X, Y).verbose(Verbosity.SILENT)).get("val_rows"));
    }

    @Test
    void predictionsAreWhatTheStepMakesOfThem() {
        Model own = model().predictStep((x, step) -> List.of(step.predict(x).get(0).times(2)));

        assertEquals(model().predict(X).times(2), own.predict(X));
        assertEquals(model().predict(X).times(2), own.predictOnBatch(X));
    }

    @Test
    void rejectsPredictionsOfOtherSamples() {
        Model own = model().predictStep((x, step) -> List.of(Tensor.full(0, 2, 1)));

        assertFails("predictStep: expects the step to return tensors for 3 samples, got shapes [(2, 1)]. Return what step.predict found, "
                + "or something for each sample of it.", () -> own.predict(X));
    }

    @Test
    void rejectsAStepThatLeavesAnOutputOut() {
        Model own = model().testStep((batch, step) -> new StepResult(1, List.of(), List.of()));

        assertFails("testStep: expects the step to return a loss and predictions for each of the outputs [dense], got 0 losses and 0 "
                + "predictions. Return what step.testStep found.", () -> own.evaluate(X, Y));
    }
}
