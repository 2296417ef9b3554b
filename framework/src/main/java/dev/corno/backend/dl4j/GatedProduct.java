package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * {@code (x * mask) . matrix + bias} for gates whose columns lie side by side.
 *
 * @param matrix of shape (inputs, gates * units)
 * @param bias a vector of gates * units numbers, or null for none
 * @param masks what {@code x} is multiplied with: one mask for all gates, or one for each, side by side; null for none
 * @param units columns of a gate
 */
record GatedProduct(INDArray matrix, INDArray bias, INDArray masks, int units) {

    /** {@return the product for the gates from one up to but excluding another} */
    INDArray forward(INDArray x, int from, int to) {
        INDArray y = Nd4j.createUninitialized(DataType.FLOAT, new long[] {x.size(0), (long) (to - from) * units}, 'c');
        int together = hasMaskForEachGate() ? 1 : to - from;
        for (int gate = from; gate < to; gate += together) {
            columns(y, gate - from, together).assign(masked(x, gate).mmul(columns(matrix, gate, together)));
        }
        return bias == null ? y : y.addiRowVector(bias.get(NDArrayIndex.interval((long) from * units, (long) to * units)));
    }

    /**
     * {@return the error of {@code x}}
     *
     * @param x what the product was made of
     * @param error the error of the product
     * @param from the first gate
     * @param to the first gate no more
     * @param gradient to whose matrix and bias the gradients are added
     */
    INDArray backward(INDArray x, INDArray error, int from, int to, GatedProduct gradient) {
        INDArray result = Nd4j.zeros(DataType.FLOAT, x.shape());
        int together = hasMaskForEachGate() ? 1 : to - from;
        for (int gate = from; gate < to; gate += together) {
            INDArray part = columns(error, gate - from, together);
            columns(gradient.matrix, gate, together).addi(masked(x, gate).transpose().mmul(part));
            result.addi(masked(part.mmul(columns(matrix, gate, together).transpose()), gate));
        }
        if (bias != null) {
            gradient.bias.get(NDArrayIndex.interval((long) from * units, (long) to * units)).addi(error.sum(0));
        }
        return result;
    }

    private boolean hasMaskForEachGate() {
        return masks != null && masks.size(1) > matrix.size(0);
    }

    private INDArray masked(INDArray x, int gate) {
        long width = matrix.size(0);
        long start = hasMaskForEachGate() ? gate * width : 0;
        return masks == null ? x : x.mul(masks.get(NDArrayIndex.all(), NDArrayIndex.interval(start, start + width)));
    }

    private INDArray columns(INDArray array, int from, int count) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval((long) from * units, (long) (from + count) * units));
    }
}
