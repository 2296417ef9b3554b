package dev.corno.layers.preprocessing;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which sample of a batch each other is mixed with, and what their labels become. */
final class Partners {

    private final int[] order;
    private final List<Tensor> labels;
    private final List<SplittableRandom> randoms = new ArrayList<>();

    Partners(String where, int count, List<Tensor> labels, Draws draws) {
        for (Tensor label : labels) {
            if (!label.dtype().isFloating() || label.rows() != count) {
                throw new IllegalArgumentException(where + ": expects one-hot labels of shape (" + count + ", classes) as float32, got "
                        + label.dtype() + label.shape() + ". Make them with y.oneHot(classes).");
            }
        }
        this.labels = labels;
        order = new int[count];
        SplittableRandom random = draws.ofBatch();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
            randoms.add(draws.of(i));
        }
    }

    /** {@return the sample that one is mixed with} */
    int of(int sample) {
        return order[sample];
    }

    /** {@return the random numbers of a sample, which go on from call to call} */
    SplittableRandom random(int sample) {
        return randoms.get(sample);
    }

    /** {@return labels with these shares of their own, the rest from the partner's} */
    List<Tensor> blended(float[] shares) {
        return labels.stream().map(label -> blended(label.asType(DataType.FLOAT32), shares)).toList();
    }

    private Tensor blended(Tensor label, float[] shares) {
        float[] old = label.toFloatArray();
        float[] blended = new float[old.length];
        int length = shares.length == 0 ? 0 : old.length / shares.length;
        for (int i = 0; i < blended.length; i++) {
            int sample = i / length;
            blended[i] = shares[sample] * old[i] + (1 - shares[sample]) * old[order[sample] * length + i % length];
        }
        return Tensor.of(blended, label.shape().toArray());
    }
}
