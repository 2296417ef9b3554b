package dev.corno.optimizers;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out an optimizer on the weights of a model, in Keras's order: gradient accumulation, clipping, decoupled weight decay,
 * the optimizer's rule, averaging of weights, constraints. Owns the optimizer's memory and the count of updates. Not safe for use from
 * several threads at once.
 */
public final class WeightUpdater {

    private final Optimizer optimizer;
    private final List<GroupUpdater> groups;
    private final Optional<LossScale> dynamicScale;

    /**
     * Prepares updates; the optimizer's memory is made when a weight is first trained.
     *
     * @param optimizer how gradients change weights
     * @param parameters all weights that can be trained, in the model's order, the frozen ones included
     * @throws IllegalArgumentException if a group of {@link OptimizerGroups} has no weight
     */
    public WeightUpdater(Optimizer optimizer, List<? extends Parameter> parameters) {
        this(optimizer, parameters, new PartRunner());
    }

    WeightUpdater(Optimizer optimizer, List<? extends Parameter> parameters, PartRunner runner) {
        this.optimizer = optimizer;
        this.dynamicScale = optimizer instanceof LossScaleOptimizer scaled ? Optional.of(new LossScale(scaled)) : Optional.empty();
        Optimizer inner = optimizer instanceof LossScaleOptimizer scaled ? scaled.innerOptimizer() : optimizer;
        this.groups = inner instanceof OptimizerGroups several ? several.updaters(parameters, runner)
                : List.of(new GroupUpdater(inner, parameters, runner));
    }

    /**
     * Uses the gradients of one training step to change the weights that are trainable now. Gradients that are not finite change nothing
     * where the loss is scaled dynamically.
     */
    public void step() {
        if (dynamicScale.isPresent() && !groups.stream().allMatch(GroupUpdater::isFinite)) {
            dynamicScale.get().shrink();
            return;
        }
        double scale = lossScale();
        groups.forEach(group -> group.step(scale));
        dynamicScale.ifPresent(LossScale::grow);
    }

    /** {@return what the loss is to be multiplied with before the gradients of the next step are computed; 1 for nothing} */
    public double lossScale() {
        double fixed = first().optimizer().options().lossScaleFactor();
        return dynamicScale.isPresent() ? dynamicScale.get().scale() : fixed > 0 ? fixed : 1;
    }

    /** {@return whether averages of some weights are kept} */
    public boolean keepsAverages() {
        return groups.stream().anyMatch(GroupUpdater::keepsAverages);
    }

    /** Changes the place of weights and their averages, which a second call changes back; nothing before the first update. */
    public void swapAverages() {
        groups.forEach(GroupUpdater::swapAverages);
    }

    /** Replaces the trainable weights by their averages, as Keras does at the end of {@code fit}; nothing where averaging is off. */
    public void finishTraining() {
        groups.forEach(GroupUpdater::finishTraining);
    }

    /** {@return the number of updates made} */
    public long iterations() {
        return first().iterations();
    }

    /** {@return the rate of the next update; as in Keras a schedule counts steps, also those that only accumulate} */
    public double learningRate() {
        return first().learningRate();
    }

    /**
     * Fixes the learning rate from the next update on. Other groups of {@link OptimizerGroups} keep the proportion to it that they were
     * given, unless they follow schedules.
     *
     * @param rate the new rate, 0 or more
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws IllegalStateException if the optimizer follows a schedule
     */
    public void learningRate(double rate) {
        Optimizer main = first().optimizer();
        if (!first().isFixed()) {
            throw new IllegalStateException("learningRate: expects an optimizer with a fixed learning rate, but "
                    + main.getClass().getSimpleName() + " follows " + main.learningRate().getClass().getSimpleName()
                    + ". Give the optimizer a number, or leave the rate to its schedule.");
        }
        Expect.notNegative(main.getClass().getSimpleName(), "learningRate", rate);
        double given = main.learningRate().learningRate(0);
        for (GroupUpdater group : groups.subList(1, groups.size())) {
            if (group.isFixed() && given > 0) {
                group.learningRate(rate * group.optimizer().learningRate().learningRate(0) / given);
            }
        }
        first().learningRate(rate);
    }

    private GroupUpdater first() {
        return groups.get(0);
    }

    /**
     * {@return the optimizer's memory in the order of Keras's files: {@code iteration}, {@code learning_rate} where it is fixed, then
     * {@code <weight>/<slot>} for every weight that is, or was, trained; then the same for each further group, whose first entries are
     * called {@code group_1/iteration} and so on; before all of it the state of a {@link LossScaleOptimizer}}
     */
    public Map<String, Tensor> state() {
        return new OptimizerState(optimizer, groups, dynamicScale).read();
    }

    /**
     * Sets the optimizer's memory; nothing is changed if there is an error.
     *
     * @param state what {@link #state} returned
     * @throws IllegalArgumentException if a name is unknown or missing, or a shape does not fit
     */
    public void restore(Map<String, Tensor> state) {
        new OptimizerState(optimizer, groups, dynamicScale).write(state);
    }
}
