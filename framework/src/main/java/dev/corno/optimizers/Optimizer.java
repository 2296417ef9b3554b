package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Schedule;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Map;

/**
 * How gradients change weights. An optimizer is a value; its memory (momentum and the like) is kept for it by the training in
 * <em>slots</em>, arrays of a weight's size. Options that every optimizer has (clipping, weight decay, averaging) are in
 * {@link OptimizerOptions}, applied around the rule by {@code WeightUpdater}.
 *
 * <p>Open: an optimizer of your own names its slots and implements {@link #update(float[], float[], List, int, double, long)}; one whose
 * rule needs the shape or name of a weight overrides what takes a {@link Parameter} as well.
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
     * {@return whether a slot is the weight itself before the first update, and {@link #initialSlotValue} counts for nothing; false
     * unless told otherwise}
     *
     * @param slot one of {@link #slots}
     */
    default boolean startsAsWeight(String slot) {
        return false;
    }

    /**
     * {@return the memory kept for one weight, in the order of {@link #slots}: all of it unless told otherwise}
     *
     * @param weight which weight; only its path and shape are known
     */
    default List<String> slots(Parameter weight) {
        return slots();
    }

    /**
     * {@return the shape of a slot: the weight's unless told otherwise}
     *
     * @param slot one of {@link #slots}
     * @param weight the weight's shape
     */
    default Shape slotShape(String slot, Shape weight) {
        return weight;
    }

    /**
     * {@return numbers that Keras keeps once and saves after all slots, by name, in its order; none unless told otherwise}
     *
     * @param iterations updates made, which decide them
     */
    default Map<String, Float> derivedState(long iterations) {
        return Map.of();
    }

    /**
     * {@return the decoupled weight decay of one weight: that of the {@link #options} unless told otherwise}
     *
     * @param weight which weight; only its path and shape are known
     */
    default double weightDecay(Parameter weight) {
        return options().weightDecay();
    }

    /**
     * Changes one weight; by its numbers alone unless told otherwise.
     *
     * @param weight the weight, whose {@link Parameter#values} are changed in place
     * @param gradient the gradient, clipped already; may be overwritten
     * @param slots the weight's memory in the order of {@link #slots(Parameter)}, changed in place
     * @param learningRate the rate of this update
     * @param iteration updates made before this one, from 0
     */
    default void update(Parameter weight, float[] gradient, List<float[]> slots, double learningRate, long iteration) {
        update(weight.values(), gradient, slots, Math.toIntExact(weight.shape().size()), learningRate, iteration);
    }

    /**
     * Changes one weight, or a vector.
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
