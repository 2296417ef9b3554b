package dev.corno.backend;

import dev.corno.data.Batch;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a step of your own is made of; the {@linkplain #trainStep usual training step} is {@link #lossGradients}, then
 * {@link #applyGradients}.
 */
public interface StepContext {

    /**
     * {@return the outputs for a batch, in inference mode}
     *
     * @param inputs a tensor of shape {@code (batch, ...)} for each input of the network
     */
    List<Tensor> predict(List<Tensor> inputs);

    /**
     * Runs forward, loss, gradients and one update.
     *
     * @param batch inputs, labels and sample weights
     * @return loss and predictions from before the update
     * @throws IllegalStateException if compiled for prediction only
     */
    StepResult trainStep(Batch batch);

    /**
     * Runs forward in inference mode and the loss.
     *
     * @param batch inputs, labels and sample weights
     * @return loss and predictions
     * @throws IllegalStateException if compiled for prediction only
     */
    StepResult testStep(Batch batch);

    /**
     * Runs forward in training mode and backward from the loss that the model was compiled with; running statistics move, weights do not.
     *
     * @param batch inputs, labels and sample weights
     * @return loss and predictions, and the gradients of the whole loss, penalties on weights included
     * @throws IllegalStateException if compiled for prediction only
     */
    LossGradients lossGradients(Batch batch);

    /**
     * {@return the gradients of {@code sum over outputs of sum(output * outputGradient)}, in training mode or not; nothing is updated}
     *
     * @param inputs a tensor for each input of the network
     * @param outputGradients from the outputs to a gradient for each of them, of the output's shape
     * @param training whether dropout drops and batch normalization uses the batch's statistics
     */
    CompiledModel.Gradients gradients(List<Tensor> inputs, UnaryOperator<List<Tensor>> outputGradients, boolean training);

    /**
     * Makes one update of the optimizer: clipping, decay, its rule and averages, as after a usual step.
     *
     * @param gradients for each weight that is trainable now, by {@code <layer>/<weight>}; penalties are not added
     * @throws IllegalStateException if compiled for prediction only
     * @throws IllegalArgumentException if a name is unknown or missing, or a shape does not fit; nothing is updated then
     */
    void applyGradients(Map<String, Tensor> gradients);

    /**
     * What {@link #lossGradients} found.
     *
     * @param result loss and predictions
     * @param weights the gradient of the loss with respect to each trainable weight, by {@code <layer>/<weight>}
     */
    record LossGradients(StepResult result, Map<String, Tensor> weights) {
    }
}
