package dev.corno.backend.dl4j;

import dev.corno.tensor.Shape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * One of several outputs that a {@link LayerKernel} puts side by side.
 *
 * @param outputs the shapes of the outputs without the batch axis, each with at most one axis of unknown length in all
 * @param index which output
 */
record PartKernel(@JsonProperty("outputs") List<List<Integer>> outputs, @JsonProperty("index") int index) implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        INDArray all = inputs[0];
        long from = 0;
        for (int i = 0; i < index; i++) {
            from += width(i, all.size(1));
        }
        long to = from + width(index, all.size(1));
        long[] shape = new long[outputs.get(index).size() + 1];
        shape[0] = all.size(0);
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = outputs.get(index).get(axis - 1);
        }
        long start = from;
        INDArray part = all.get(NDArrayIndex.all(), NDArrayIndex.interval(start, to)).dup('c').reshape('c', shape);
        return Kernel.pass(part, (error, gradient) -> {
            INDArray errors = Nd4j.zeros(all.dataType(), all.shape());
            errors.get(NDArrayIndex.all(), NDArrayIndex.interval(start, to)).assign(error.dup('c').reshape('c', all.size(0), to - start));
            return new INDArray[] {errors};
        });
    }

    // The unknown length is what makes the widths add up.
    private long width(int output, long total) {
        Shape shape = shape(output);
        if (shape.isKnown()) {
            return shape.size();
        }
        long known = 0;
        for (int i = 0; i < outputs.size(); i++) {
            known += shape(i).isKnown() ? shape(i).size() : 0;
        }
        return total - known;
    }

    private Shape shape(int output) {
        return Shape.of(outputs.get(output).stream().mapToInt(dim -> dim).toArray());
    }
}
