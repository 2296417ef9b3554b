package dev.corno.backend.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Row-major reshaping of every sample; as a step of its own because DL4J's {@code ReshapeVertex} cannot have an axis of unknown
 * length besides the batch axis.
 *
 * @param shape the shape of a sample; at most one axis of -1
 */
record ReshapeKernel(@JsonProperty("shape") List<Integer> shape) implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        long[] before = inputs[0].shape();
        long[] after = new long[shape.size() + 1];
        after[0] = before[0];
        for (int axis = 0; axis < shape.size(); axis++) {
            after[axis + 1] = shape.get(axis);
        }
        return Kernel.pass(inputs[0].dup('c').reshape('c', after),
                (error, gradient) -> new INDArray[] {error.dup('c').reshape('c', before)});
    }
}
