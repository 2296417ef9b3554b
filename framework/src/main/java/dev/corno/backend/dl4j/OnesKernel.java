package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Ones for each sample, whatever goes in; what dropout makes a mask of.
 *
 * @param width how many for each sample
 */
record OnesKernel(@JsonProperty("width") int width) implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        long[] shape = inputs[0].shape();
        return Kernel.pass(Nd4j.ones(DataType.FLOAT, shape[0], width),
                (error, gradient) -> new INDArray[] {Nd4j.zeros(DataType.FLOAT, shape)});
    }
}
