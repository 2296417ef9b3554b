package dev.corno.training;

import dev.corno.backend.StepContext;
import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * What is done with the inputs of a batch in {@code predict} and {@code predictOnBatch} instead of the usual step, as where Keras's
 * {@code predict_step} is overridden.
 *
 * <pre>{@code
 * model.predictStep((x, step) -> List.of(mean(step.predict(x), step.predict(mirrored(x)))));
 * }</pre>
 */
@FunctionalInterface
public interface PredictStep {

    /**
     * Predicts.
     *
     * @param x a tensor for each input of the model, checked against it
     * @param step what a step is made of
     * @return what {@code predict} joins to its answer, each of shape {@code (batch, ...)}
     */
    List<Tensor> run(List<Tensor> x, StepContext step);
}
