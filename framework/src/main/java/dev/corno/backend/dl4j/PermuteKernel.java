package dev.corno.backend.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Axes in another order, as between channels-first and channels-last.
 *
 * @param axes for each axis of the output the axis of the input, the batch axis 0 included
 */
record PermuteKernel(@JsonProperty("axes") List<Integer> axes) implements Kernel {

    /** From (batch, channels, height, width) to (batch, height, width, channels). */
    static final PermuteKernel TO_CHANNELS_LAST = new PermuteKernel(List.of(0, 2, 3, 1));

    /** From (batch, height, width, channels) to (batch, channels, height, width). */
    static final PermuteKernel TO_CHANNELS_FIRST = new PermuteKernel(List.of(0, 3, 1, 2));

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        int[] there = axes.stream().mapToInt(Integer::intValue).toArray();
        int[] back = new int[there.length];
        for (int axis = 0; axis < there.length; axis++) {
            back[there[axis]] = axis;
        }
        return Kernel.pass(inputs[0].permute(there).dup('c'),
                (error, gradient) -> new INDArray[] {error.permute(back).dup('c')});
    }
}
