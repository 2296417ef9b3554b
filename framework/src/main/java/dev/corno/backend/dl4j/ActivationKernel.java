package dev.corno.backend.dl4j;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * An activation as a step of its own. DL4J's {@code ActivationLayer} overwrites its input in inference, which other steps may need.
 *
 * @param function what is applied
 */
record ActivationKernel(@JsonProperty("function") IActivation function) implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        INDArray x = inputs[0];
        return Kernel.pass(function.getActivation(x.dup('c'), training), (error, gradient) -> {
            INDArray result = function.backprop(x.dup('c'), error).getFirst();
            return new INDArray[] {result == error ? error.dup('c') : result};
        });
    }
}
