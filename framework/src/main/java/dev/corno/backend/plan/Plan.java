package dev.corno.backend.plan;

import dev.corno.backend.StepProfile;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** A network bound to one shape of batch and one purpose, ready to be run again and again. */
public interface Plan extends AutoCloseable {

    /**
     * {@return the outputs, then the masks of those that have one}
     *
     * @param x a batch for each input
     * @param isKept whether the outputs are the caller's to keep; otherwise they are valid until the next run
     * @param profile where times go, or null for none
     */
    List<Tensor> forward(List<Tensor> x, boolean isKept, StepProfile profile);

    /**
     * Runs back from the outputs of the last forward pass.
     *
     * @param gradients the gradient of each output
     * @param profile where times go, or null for none
     */
    void backward(List<Tensor> gradients, StepProfile profile);

    /** {@return the gradient of each input, where the plan has them; empty for an input that nothing depends on} */
    List<Optional<Tensor>> inputGradients();

    /** {@return what the layers of the last forward pass add to the loss} */
    double layerLoss();

    /** Does what is done after each step of training, such as moving running statistics. */
    void finishStep();

    @Override
    void close();
}
