package dev.corno.training;

import dev.corno.backend.StepContext;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;

/**
 * What is done with a batch instead of the usual training step, as where Keras's {@code train_step} is overridden.
 *
 * <pre>{@code
 * model.trainStep((batch, step) -> {
 *     var found = step.lossGradients(batch);
 *     step.applyGradients(found.weights());
 *     return found.result();
 * });
 * }</pre>
 */
@FunctionalInterface
public interface TrainStep {

    /**
     * Makes a step.
     *
     * @param batch inputs, labels and sample weights, checked against the model
     * @param step what a step is made of
     * @return what is measured: losses, predictions for the metrics, and {@linkplain StepResult#with further values}
     */
    StepResult run(Batch batch, StepContext step);
}
