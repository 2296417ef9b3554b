package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * {@code x . kernel + bias} over the last axis of arrays of any number of axes; DL4J's {@code DenseLayer} takes matrices only.
 *
 * @param in length of the input's last axis
 * @param units length of the output's last axis
 * @param useBias whether there is a bias
 */
record DenseKernel(@JsonProperty("in") int in, @JsonProperty("units") int units, @JsonProperty("useBias") boolean useBias)
        implements Kernel {

    @Override
    public long parameters() {
        return (long) in * units + (useBias ? units : 0);
    }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        long[] shape = inputs[0].shape();
        INDArray x = inputs[0].dup('c').reshape('c', -1, in);
        INDArray kernel = kernel(parameters);
        INDArray y = x.mmul(kernel);
        if (useBias) {
            y.addiRowVector(bias(parameters));
        }
        long[] after = shape.clone();
        after[after.length - 1] = units;
        return Kernel.pass(y.dup('c').reshape('c', after), (error, gradient) -> {
            INDArray e = error.dup('c').reshape('c', -1, units);
            kernel(gradient).assign(x.transpose().mmul(e));
            if (useBias) {
                bias(gradient).assign(e.sum(0));
            }
            return new INDArray[] {e.mmul(kernel.transpose()).dup('c').reshape('c', shape)};
        });
    }

    private INDArray kernel(INDArray vector) {
        return Nd4j.create(vector.data(), new long[] {in, units}, new long[] {units, 1}, vector.offset(), 'c');
    }

    private INDArray bias(INDArray vector) {
        return vector.get(NDArrayIndex.interval((long) in * units, parameters()));
    }
}
