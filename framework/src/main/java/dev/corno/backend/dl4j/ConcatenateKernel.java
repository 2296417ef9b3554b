package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Inputs one after the other along an axis. DL4J's {@code MergeVertex} forgets its axis when its graph is cloned.
 *
 * @param axis the axis, the batch axis 0 included
 */
record ConcatenateKernel(@JsonProperty("axis") int axis) implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        long[] lengths = new long[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            lengths[i] = inputs[i].size(axis);
        }
        return Kernel.pass(Nd4j.concat(axis, inputs), (error, gradient) -> split(error, lengths));
    }

    private INDArray[] split(INDArray error, long[] lengths) {
        INDArray[] parts = new INDArray[lengths.length];
        long from = 0;
        for (int i = 0; i < lengths.length; i++) {
            INDArrayIndex[] part = NDArrayIndex.allFor(error);
            part[axis] = NDArrayIndex.interval(from, from + lengths[i]);
            parts[i] = error.get(part).dup('c');
            from += lengths[i];
        }
        return parts;
    }
}
