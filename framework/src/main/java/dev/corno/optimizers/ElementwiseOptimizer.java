package dev.corno.optimizers;

import java.util.List;

/**
 * An optimizer that changes each number of a weight by its own gradient and memory alone, so that the parts of a large weight can be
 * updated on several threads, and while they are in the processor's cache. An optimizer of your own of this kind implements
 * {@link #update(float[], float[], List, int, int, double, long)} only.
 */
public interface ElementwiseOptimizer extends Optimizer {

    /**
     * Changes a part of one weight, in a loop over the same positions of all arrays. Several threads may change parts at once.
     *
     * @param weight the weight's numbers, changed in place
     * @param gradient the gradient, clipped already; the part may be overwritten
     * @param slots the weight's memory in the order of {@link #slots}, changed in place
     * @param from the first position of the part
     * @param to one past its last position
     * @param learningRate the rate of this update
     * @param iteration updates made before this one, from 0
     */
    void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate, long iteration);

    @Override
    default void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        update(weight, gradient, slots, 0, size, learningRate, iteration);
    }
}
