package dev.corno.training;

import dev.corno.backend.StepContext;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;

/**
 * What is done with a batch of validation and evaluation instead of the usual step, as where Keras's {@code test_step} is overridden.
 *
 * <pre>{@code
 * model.testStep((batch, step) -> {
 *     var found = step.testStep(batch);
 *     return found.with("highest", highest(found.outputs().get(0)));
 * });
 * }</pre>
 */
@FunctionalInterface
public interface TestStep {

    /**
     * Measures a batch.
     *
     * @param batch inputs, labels and sample weights, checked against the model
     * @param step what a step is made of
     * @return what is measured: losses, predictions for the metrics, and {@linkplain StepResult#with further values}
     */
    StepResult run(Batch batch, StepContext step);
}
