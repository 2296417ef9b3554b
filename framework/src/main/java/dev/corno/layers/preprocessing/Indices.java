package dev.corno.layers.preprocessing;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.stream.IntStream;

/** Indices of a batch, and how they are put out. */
final class Indices {

    /** An index that leaves no trace but in {@link OutputMode#INT}. */
    static final long LEFT_OUT = Long.MAX_VALUE;

    private final long[] values;
    private final Shape shape;

    /**
     * Keeps indices.
     *
     * @param values the indices, row-major
     * @param shape their shape, with the batch axis
     */
    Indices(long[] values, Shape shape) {
        this.values = values;
        this.shape = shape;
    }

    /** {@return a tensor's numbers, fractions cut off} */
    static Indices of(Tensor tensor) {
        Tensor whole = tensor.asType(DataType.INT64);
        long[] values = new long[whole.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) whole.flatDouble(i);
        }
        return new Indices(values, tensor.shape());
    }

    long[] values() {
        return values;
    }

    Indices checkedBelow(String where, int limit) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= limit) {
                throw new IllegalArgumentException(where + ": expects whole numbers 0.." + (limit - 1) + ", got " + values[i]
                        + " at position " + i + ".");
            }
        }
        return this;
    }

    Tensor toTensor() {
        return Tensor.of(values, shape.toArray());
    }

    Tensor encoded(String where, OutputMode mode, int depth) {
        return switch (mode) {
            case INT -> toTensor();
            case ONE_HOT -> oneHot(depth);
            case MULTI_HOT -> rows(where, depth, null, true);
            case COUNT, TF_IDF -> rows(where, depth, null, false);
        };
    }

    /** {@return for each sample how often there is each index, each time counted with a weight of its own} */
    Tensor counted(String where, int depth, Tensor weights) {
        return rows(where, depth, weights, false);
    }

    private Tensor oneHot(int depth) {
        Shape samples = shape.rank() > 1 && shape.dim(-1) == 1 ? shape.slice(0, shape.rank() - 1) : shape;
        float[] rows = room(samples.append(depth));
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0 && values[i] < depth) {
                rows[i * depth + (int) values[i]] = 1;
            }
        }
        return Tensor.of(rows, samples.append(depth).toArray());
    }

    // An input without rows is a single sample; of one with more axes Keras sums over the second.
    private Tensor rows(String where, int depth, Tensor weights, boolean isLimited) {
        if (shape.rank() == 0) {
            throw new IllegalArgumentException(where + ": expects inputs of shape (batch, length), got a single number.");
        }
        int axis = Math.min(1, shape.rank() - 1);
        Shape output = Shape.of(IntStream.range(0, shape.rank()).filter(i -> i != axis).map(shape::dim).toArray()).append(depth);
        int inner = Math.toIntExact(shape.slice(axis + 1, shape.rank()).size());
        int outer = inner * shape.dim(axis);
        float[] rows = room(output);
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0 && values[i] < depth) {
                int at = (i / outer * inner + i % inner) * depth + (int) values[i];
                rows[at] = isLimited ? 1 : rows[at] + (weights == null ? 1 : weights.flat(i));
            }
        }
        return Tensor.of(rows, output.toArray());
    }

    private static float[] room(Shape shape) {
        return new float[Math.toIntExact(shape.size())];
    }
}
