package dev.corno.backend.dl4j;

import dev.corno.activations.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Probabilities along several axes together, or along another than the last.
 *
 * @param axes the axes along which the output sums to 1, ascending, the batch axis 0 not among them
 */
record SoftmaxKernel(@JsonProperty("axes") List<Integer> axes) implements Kernel {

    private static final Softmax SOFTMAX = new Softmax();

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, inputs[0].rank()).boxed().toList());
        order.removeAll(axes);
        order.addAll(axes);
        PermuteKernel permute = new PermuteKernel(order);
        Pass moved = permute.forward(inputs, null, training);
        int width = axes.stream().mapToInt(axis -> Math.toIntExact(inputs[0].size(axis))).reduce(1, Math::multiplyExact);
        float[] y = NdArrays.toFloats(moved.output());
        for (int from = 0; from < y.length; from += width) {
            SOFTMAX.forward(y, y, from, width);
        }
        long[] shape = moved.output().shape();
        return Kernel.pass(moved.backward(NdArrays.of(y, shape), null)[0], (error, gradient) -> {
            float[] errors = NdArrays.toFloats(permute.forward(new INDArray[] {error}, null, false).output());
            for (int from = 0; from < y.length; from += width) {
                SOFTMAX.backward(y, errors, errors, from, width);
            }
            return moved.backward(NdArrays.of(errors, shape), null);
        });
    }
}
