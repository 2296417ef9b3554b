package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * Looks for the mistakes that are cheap to find in data and dear to find later: numbers of samples that differ, and values
 * that are not numbers.
 */
public final class SampleChecks {

    private SampleChecks() {
    }

    /**
     * Checks that every tensor has as many samples as the first input.
     *
     * @param where what the error begins with, such as {@code fit}
     * @param x inputs, at least one
     * @param y labels, or empty
     * @param sampleWeight weights, or empty
     * @throws IllegalArgumentException if there is no input, a tensor is a scalar, or the numbers of samples differ
     */
    public static void checkRows(String where, List<Tensor> x, List<Tensor> y, List<Tensor> sampleWeight) {
        if (x.isEmpty()) {
            throw new IllegalArgumentException(where + ": x needs at least one tensor, got none.");
        }
        int rows = rows(where, "x", x, 0);
        checkRows(where, "x", x, rows, "Each sample needs a row in every input.");
        checkRows(where, "y", y, rows, "Each sample needs one label.");
        checkRows(where, "sampleWeight", sampleWeight, rows, "Each sample needs one weight.");
    }

    /**
     * Checks that every value is a finite number.
     *
     * @param where what the error begins with, such as {@code fit}
     * @param name what the tensors are called in the error, such as {@code x}
     * @param tensors data of shape {@code (samples, ...)}
     * @throws IllegalArgumentException at the first NaN or infinite value
     */
    public static void checkFinite(String where, String name, List<Tensor> tensors) {
        checkFinite(where, name, tensors, IntUnaryOperator.identity());
    }

    /**
     * Checks that every value of a batch is a finite number.
     *
     * @param where what the error begins with, such as {@code fit}
     * @param name what the tensors are called in the error, such as {@code x}
     * @param tensors data of shape {@code (batch, ...)}
     * @param sample from a row of the batch to the number of the sample that the error names
     * @throws IllegalArgumentException at the first NaN or infinite value
     */
    public static void checkFinite(String where, String name, List<Tensor> tensors, IntUnaryOperator sample) {
        for (int i = 0; i < tensors.size(); i++) {
            OptionalInt bad = tensors.get(i).firstNotFinite();
            if (bad.isPresent()) {
                Tensor tensor = tensors.get(i);
                throw new IllegalArgumentException(where + ": " + label(name, tensors, i) + " has " + tensor.flatDouble(bad.getAsInt())
                        + " at " + place(tensor, bad.getAsInt(), sample) + ". Remove such samples or put numbers in their place.");
            }
        }
    }

    /**
     * Checks that every value of a batch is a finite number: inputs, labels and weights.
     *
     * @param where what the error begins with, such as {@code fit}
     * @param batch what is looked through
     * @param sample from a row of the batch to the number of the sample that the error names
     * @throws IllegalArgumentException at the first NaN or infinite value
     */
    public static void checkFinite(String where, Batch batch, IntUnaryOperator sample) {
        checkFinite(where, "x", batch.x(), sample);
        checkFinite(where, "y", batch.y(), sample);
        checkFinite(where, "sampleWeight", batch.sampleWeight(), sample);
    }

    private static String place(Tensor tensor, int flat, IntUnaryOperator sample) {
        int rank = tensor.rank();
        int[] indices = new int[rank];
        int rest = flat;
        for (int axis = rank - 1; axis >= 0; axis--) {
            indices[axis] = rest % tensor.shape().dim(axis);
            rest /= tensor.shape().dim(axis);
        }
        if (rank < 2) {
            return "sample " + sample.applyAsInt(flat);
        }
        String position = Arrays.toString(Arrays.copyOfRange(indices, 1, rank));
        return "sample " + sample.applyAsInt(indices[0]) + ", position " + position.replace('[', '(').replace(']', ')');
    }

    private static void checkRows(String where, String name, List<Tensor> tensors, int wanted, String remedy) {
        for (int i = 0; i < tensors.size(); i++) {
            int rows = rows(where, name, tensors, i);
            if (rows != wanted) {
                throw new IllegalArgumentException(where + ": x has " + wanted + " samples but " + label(name, tensors, i)
                        + " has " + rows + ". " + remedy);
            }
        }
    }

    private static int rows(String where, String name, List<Tensor> tensors, int i) {
        if (tensors.get(i).rank() == 0) {
            throw new IllegalArgumentException(where + ": " + label(name, tensors, i)
                    + " expects the samples along its first axis, got a scalar. Reshape it to (samples, ...) first.");
        }
        return tensors.get(i).rows();
    }

    private static String label(String name, List<Tensor> tensors, int i) {
        return tensors.size() == 1 ? name : name + "[" + i + "]";
    }
}
