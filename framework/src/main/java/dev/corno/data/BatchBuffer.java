package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A batch of samples in memory, in arrays that are filled again and again. */
final class BatchBuffer {

    private final ArrayDataset data;
    private final List<RowBuffer> x;
    private final List<RowBuffer> y;
    private final List<RowBuffer> sampleWeight;
    private Batch whole;

    BatchBuffer(ArrayDataset data) {
        this.data = data;
        x = buffers(data.x(), data.scale());
        y = buffers(data.y(), 1);
        sampleWeight = buffers(data.sampleWeight(), 1);
    }

    private List<RowBuffer> buffers(List<Tensor> tensors, float scale) {
        return tensors.stream().map(tensor -> new RowBuffer(tensor, scale, Math.min(data.batchSize(), tensor.rows()))).toList();
    }

    /** {@return the samples {@code order[from]} to {@code order[to - 1]}, until they are filled again; mostly the same object} */
    Batch fill(int[] order, int from, int to) {
        boolean isWhole = to - from == data.batchSize() && data.classWeight().isEmpty();
        if (isWhole && whole != null) {
            fill(x, order, from, to);
            fill(y, order, from, to);
            fill(sampleWeight, order, from, to);
            return whole;
        }
        List<Tensor> labels = filled(y, order, from, to);
        Batch batch = new Batch(filled(x, order, from, to), labels,
                ClassWeights.apply(data.classWeight(), labels, filled(sampleWeight, order, from, to)));
        whole = isWhole ? batch : whole;
        return batch;
    }

    private static void fill(List<RowBuffer> buffers, int[] order, int from, int to) {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).fill(order, from, to);
        }
    }

    private static List<Tensor> filled(List<RowBuffer> buffers, int[] order, int from, int to) {
        List<Tensor> tensors = new ArrayList<>();
        for (RowBuffer buffer : buffers) {
            tensors.add(buffer.fill(order, from, to));
        }
        return tensors;
    }
}
