package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Schedule;
import java.util.List;

/**
 * How gradients change weights. An optimizer is a value; its memory (momentum and the like) is kept for it by the training in
 * <em>slots</em>, arrays of a weight's size. Options that every optimizer has (clipping, weight decay, averaging) are in
 * {@link OptimizerOptions}, applied around {@link #update} by {@code WeightUpdater}.
 *
 * <p>Open: an optimizer of your own names its slots and implements {@link #update}.
 */
public interface Optimizer {

    /** {@return Keras's name in snake case, such as {@code adam}} */
    String name();

    /** {@return the learning rate by number of updates made; {@code Constant} where it is fixed} */
    Schedule learningRate();

    /** {@return clipping, weight decay, averaging and accumulation} */
    OptimizerOptions options();

    /** {@return Keras's names of the memory kept for each weight, such as {@code momentum}; grouped by {@link #slotGroups}} */
    List<String> slots();

    /**
     * {@return {@link #slots} grouped as Keras creates and therefore saves them: the slots of a group for one weight after the other,
     * then the next group; one group unless told otherwise}
     */
    default List<List<String>> slotGroups() {
        return List.of(slots());
    }

    /**
     * {@return what a slot holds before the first update}
     *
     * @param slot one of {@link #slots}
     */
    default float initialSlotValue(String slot) {
        return 0;
    }

    /**
     * Changes one weight.
     *
     * @param weight the weight's numbers, changed in place; only the first {@code size} count
     * @param gradient the gradient, clipped already; may be overwritten
     * @param slots the weight's memory in the order of {@link #slots}, changed in place
     * @param size how many numbers the weight has
     * @param learningRate the rate of this update
     * @param iteration updates made before this one, from 0
     */
    void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration);
}
