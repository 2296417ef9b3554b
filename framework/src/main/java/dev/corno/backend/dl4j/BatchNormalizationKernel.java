package dev.corno.backend.dl4j;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Batch normalization for what DL4J's layer cannot do: any axis, any number of axes, and inference mode with a backward pass (frozen
 * layers). Its parameters lie as in DL4J's layer: gamma, beta, mean, variance; the errors of the last two are what moves them.
 *
 * @param axis the axis of the channels, the batch axis 0 included
 * @param channels its length
 * @param epsilon added to the variance
 * @param momentum share of the old running statistics that stays
 * @param inference whether to use the running statistics even in training
 */
record BatchNormalizationKernel(@JsonProperty("axis") int axis, @JsonProperty("channels") int channels,
        @JsonProperty("epsilon") double epsilon, @JsonProperty("momentum") double momentum,
        @JsonProperty("inference") boolean inference) implements Kernel {

    private static final int GAMMA = 0;
    private static final int BETA = 1;
    private static final int MEAN = 2;
    private static final int VARIANCE = 3;

    @Override
    public long parameters() {
        return 4L * channels;
    }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        boolean useBatch = training && !inference;
        INDArray x = toRows(inputs[0]);
        INDArray mean = useBatch ? x.mean(0) : part(parameters, MEAN);
        INDArray variance = useBatch ? x.var(false, 0) : part(parameters, VARIANCE);
        INDArray deviation = Transforms.sqrt(variance.add(epsilon), false);
        INDArray normalized = x.subRowVector(mean).diviRowVector(deviation);
        INDArray scale = part(parameters, GAMMA).div(deviation);
        INDArray y = normalized.mulRowVector(part(parameters, GAMMA)).addiRowVector(part(parameters, BETA));
        return Kernel.pass(fromRows(y, inputs[0].shape()), (error, gradient) -> {
            INDArray e = toRows(error);
            INDArray sum = e.sum(0);
            INDArray product = e.mul(normalized).sum(0);
            part(gradient, GAMMA).assign(product);
            part(gradient, BETA).assign(sum);
            part(gradient, MEAN).assign(part(parameters, MEAN).sub(mean).muli(1 - momentum));
            part(gradient, VARIANCE).assign(part(parameters, VARIANCE).sub(variance).muli(1 - momentum));
            if (useBatch) {
                double rows = x.size(0);
                e = e.subRowVector(sum.div(rows)).subi(normalized.mulRowVector(product.div(rows)));
            }
            return new INDArray[] {fromRows(e.mulRowVector(scale), error.shape())};
        });
    }

    private INDArray part(INDArray vector, int index) {
        return vector.get(NDArrayIndex.interval((long) index * channels, (index + 1L) * channels));
    }

    private INDArray toRows(INDArray array) {
        return array.permute(channelsLast(array.rank())).dup('c').reshape('c', -1, channels);
    }

    private INDArray fromRows(INDArray rows, long[] shape) {
        int[] there = channelsLast(shape.length);
        int[] back = new int[there.length];
        long[] moved = new long[there.length];
        for (int i = 0; i < there.length; i++) {
            back[there[i]] = i;
            moved[i] = shape[there[i]];
        }
        return rows.dup('c').reshape('c', moved).permute(back).dup('c');
    }

    private int[] channelsLast(int rank) {
        return IntStream.range(0, rank).map(i -> i < axis ? i : i == rank - 1 ? axis : i + 1).toArray();
    }
}
