package dev.corno.training;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The outputs of batches, joined along the batch axis. */
final class Predictions {

    private final List<List<Tensor>> batches = new ArrayList<>();

    void add(List<Tensor> outputs) {
        if (!batches.isEmpty()) {
            for (int output = 0; output < outputs.size(); output++) {
                requireSameShape(batches.get(0).get(output).shape(), outputs.get(output).shape());
            }
        }
        batches.add(outputs);
    }

    private static void requireSameShape(Shape first, Shape shape) {
        if (!first.with(0, shape.dim(0)).equals(shape)) {
            throw new ShapeMismatchException("predict", "expects all batches to give outputs of the same shape to join them, got " + first
                    + " and " + shape + ". Call predictOnBatch for each batch instead.");
        }
    }

    List<Tensor> joined() {
        return IntStream.range(0, batches.get(0).size()).mapToObj(this::joined).toList();
    }

    private Tensor joined(int output) {
        List<Tensor> parts = batches.stream().map(batch -> batch.get(output)).toList();
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int rows = parts.stream().mapToInt(Tensor::rows).sum();
        float[] values = new float[Math.toIntExact(parts.stream().mapToLong(Tensor::size).sum())];
        int at = 0;
        for (Tensor part : parts) {
            part.copyTo(0, values, at, part.size());
            at += part.size();
        }
        return Tensor.of(values, parts.get(0).shape().with(0, rows).toArray());
    }
}
