package dev.corno.backend.dl4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Several inputs, element by element, into one. Axes of length 1 stretch; inputs with fewer axes get axes of length 1 after the batch
 * axis, as in Keras. DL4J's {@code ElementWiseVertex} does not stretch in every case and has no minimum.
 *
 * @param operation what happens to the elements
 */
record MergeKernel(@JsonProperty("operation") Operation operation) implements Kernel {

    enum Operation { ADD, SUBTRACT, MULTIPLY, AVERAGE, MAXIMUM, MINIMUM }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        int rank = Arrays.stream(inputs).mapToInt(INDArray::rank).max().orElseThrow();
        long[][] aligned = Arrays.stream(inputs).map(input -> align(input.shape(), rank)).toArray(long[][]::new);
        long[] shape = IntStream.range(0, rank).mapToLong(axis -> longest(aligned, axis)).toArray();
        float[][] values = new float[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            values[i] = NdArrays.toFloats(inputs[i].dup('c').reshape('c', aligned[i]).broadcast(shape));
        }
        float[] merged = values[0].clone();
        int[] winners = new int[operation == Operation.MAXIMUM || operation == Operation.MINIMUM ? merged.length : 0];
        for (int i = 1; i < values.length; i++) {
            merge(merged, values[i], winners, i);
        }
        if (operation == Operation.AVERAGE) {
            for (int at = 0; at < merged.length; at++) {
                merged[at] /= values.length;
            }
        }
        return Kernel.pass(NdArrays.of(merged, shape), (error, gradient) -> {
            float[] errors = NdArrays.toFloats(error);
            INDArray[] results = new INDArray[inputs.length];
            for (int i = 0; i < results.length; i++) {
                INDArray full = NdArrays.of(share(errors, values, winners, i), shape);
                results[i] = reduce(full, aligned[i]).reshape('c', inputs[i].shape());
            }
            return results;
        });
    }

    private static long[] align(long[] shape, int rank) {
        long[] aligned = new long[rank];
        Arrays.fill(aligned, 1);
        aligned[0] = shape[0];
        System.arraycopy(shape, 1, aligned, rank - shape.length + 1, shape.length - 1);
        return aligned;
    }

    private static long longest(long[][] shapes, int axis) {
        return Arrays.stream(shapes).mapToLong(shape -> shape[axis]).max().orElseThrow();
    }

    private void merge(float[] merged, float[] next, int[] winners, int index) {
        for (int at = 0; at < merged.length; at++) {
            switch (operation) {
                case ADD, AVERAGE -> merged[at] += next[at];
                case SUBTRACT -> merged[at] -= next[at];
                case MULTIPLY -> merged[at] *= next[at];
                default -> {
                    boolean isBetter = operation == Operation.MAXIMUM ? next[at] > merged[at] : next[at] < merged[at];
                    if (isBetter || Float.isNaN(next[at])) {
                        merged[at] = next[at];
                        winners[at] = index;
                    }
                }
            }
        }
    }

    private float[] share(float[] errors, float[][] values, int[] winners, int index) {
        float[] share = errors.clone();
        for (int at = 0; at < share.length; at++) {
            switch (operation) {
                case ADD -> { }
                case SUBTRACT -> share[at] = index == 0 ? share[at] : -share[at];
                case AVERAGE -> share[at] /= values.length;
                case MULTIPLY -> {
                    for (int other = 0; other < values.length; other++) {
                        share[at] *= other == index ? 1 : values[other][at];
                    }
                }
                default -> share[at] = winners[at] == index ? share[at] : 0;
            }
        }
        return share;
    }

    private static INDArray reduce(INDArray full, long[] shape) {
        int[] stretched = IntStream.range(0, shape.length).filter(axis -> shape[axis] != full.size(axis)).toArray();
        return stretched.length == 0 ? full : full.sum(true, stretched);
    }
}
