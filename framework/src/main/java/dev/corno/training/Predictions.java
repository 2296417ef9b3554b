package dev.corno.training;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The outputs of batches, joined along the batch axis: each is written into its place once where it is known how many will come. */
final class Predictions {

    private final OptionalLong samples;
    private final List<Joined> outputs = new ArrayList<>();

    /** Makes room for so many samples, where that is known. */
    Predictions(OptionalLong samples) {
        this.samples = samples;
    }

    void add(List<Tensor> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (outputs.size() == i) {
                outputs.add(new Joined(batch.get(i), samples));
            } else {
                outputs.get(i).add(batch.get(i));
            }
        }
    }

    List<Tensor> joined() {
        return outputs.stream().map(Joined::tensor).toList();
    }

    private static final class Joined {

        private final Tensor first;
        private final long expected;
        private float[] values = {};
        private int rows;
        private int filled;

        Joined(Tensor first, OptionalLong samples) {
            this.first = first;
            expected = samples.orElse(0) * (first.size() / Math.max(1, first.rows()));
            rows = first.rows();
        }

        void add(Tensor part) {
            requireSameShape(first.shape(), part.shape());
            if (filled == 0) {
                values = new float[Math.toIntExact(Math.max(expected, first.size()))];
                append(first);
            }
            append(part);
            rows += part.rows();
        }

        private void append(Tensor part) {
            int size = Math.addExact(filled, part.size());
            if (size > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(Math.max(size, 2L * values.length), Integer.MAX_VALUE - 8));
            }
            part.copyTo(0, values, filled, part.size());
            filled = size;
        }

        Tensor tensor() {
            if (rows == first.rows()) {
                return first;
            }
            return Tensor.of(filled == values.length ? values : Arrays.copyOf(values, filled), first.shape().with(0, rows).toArray());
        }

        private static void requireSameShape(Shape first, Shape shape) {
            if (!first.with(0, shape.dim(0)).equals(shape)) {
                throw new ShapeMismatchException("predict", "expects all batches to give outputs of the same shape to join them, got "
                        + first + " and " + shape + ". Call predictOnBatch for each batch instead.");
            }
        }
    }
}
