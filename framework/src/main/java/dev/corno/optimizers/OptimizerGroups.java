package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Several optimizers for the weights of one model, so that layers learn at different rates or by different rules. A weight has the
 * optimizer of the first group whose regular expression is found in its path, such as {@code block1_conv1/kernel}; the others have the
 * default. Each optimizer has its own options and schedule: norms of gradients are those of its group. {@code TrainingView.learningRate}
 * and callbacks mean the default's rate; changing it changes the fixed rates of the groups in proportion.
 *
 * <p>Keras has no such optimizer; its files can be opened there with {@code compile=False}. Learning rates by layer: Howard and Ruder,
 * <a href="https://arxiv.org/abs/1801.06146">Universal Language Model Fine-tuning for Text Classification</a>, 2018, section 3.2.
 *
 * <pre>{@code
 * model.compile(new OptimizerGroups(new Adam(1e-3)).group("block[12]_", new Adam(1e-5)).group("block3_", new Adam(1e-4)),
 *         Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param otherwise the optimizer of weights that are in no group
 * @param groups in the order in which weights look for theirs
 */
@CheckReturnValue
public record OptimizerGroups(Optimizer otherwise, List<Group> groups) implements Optimizer {

    /**
     * The weights that have an optimizer of their own.
     *
     * @param weights a regular expression looked for in paths such as {@code block1_conv1/kernel}
     * @param optimizer how they change
     */
    public record Group(String weights, Optimizer optimizer) {

        /** Checks the expression, and that the optimizer is a single one. */
        public Group {
            Expect.pattern("OptimizerGroups", "weights", weights);
            requireSingle(optimizer);
        }
    }

    /** Copies the list, and checks that the optimizer is a single one. */
    public OptimizerGroups {
        requireSingle(otherwise);
        groups = List.copyOf(groups);
    }

    /**
     * One optimizer for all weights, until there are groups.
     *
     * @param otherwise the optimizer of weights that are in no group
     */
    public OptimizerGroups(Optimizer otherwise) {
        this(otherwise, List.of());
    }

    private static void requireSingle(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        if (optimizer instanceof OptimizerGroups || optimizer instanceof LossScaleOptimizer) {
            throw new IllegalArgumentException("OptimizerGroups: expects single optimizers, got a " + optimizer.getClass().getSimpleName()
                    + ". Put new LossScaleOptimizer(...) around the groups, and groups beside one another.");
        }
    }

    /**
     * {@return a copy with one more group, after those there are}
     *
     * @param weights a regular expression looked for in paths such as {@code block1_conv1/kernel}
     * @param optimizer how they change
     */
    public OptimizerGroups group(String weights, Optimizer optimizer) {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(weights, optimizer));
        return new OptimizerGroups(otherwise, more);
    }

    List<GroupUpdater> updaters(List<? extends Parameter> parameters, PartRunner runner) {
        List<List<Parameter>> members = new ArrayList<>();
        IntStream.rangeClosed(0, groups.size()).forEach(i -> members.add(new ArrayList<>()));
        parameters.forEach(parameter -> members.get(groupOf(parameter)).add(parameter));
        List<GroupUpdater> updaters = new ArrayList<>();
        updaters.add(new GroupUpdater(otherwise, members.get(0), runner));
        for (int i = 0; i < groups.size(); i++) {
            if (members.get(i + 1).isEmpty()) {
                throw new IllegalArgumentException("OptimizerGroups: expects weights that \"" + groups.get(i).weights()
                        + "\" is found in and no earlier group has, got none. The weights are "
                        + String.join(", ", parameters.stream().map(Parameter::path).toList()) + ".");
            }
            updaters.add(new GroupUpdater(groups.get(i).optimizer(), members.get(i + 1), runner));
        }
        return updaters;
    }

    /** Returns 0 for the default, or one more than the position of the weight's group. */
    private int groupOf(Parameter parameter) {
        return IntStream.range(0, groups.size()).filter(i -> Expect.isFound(groups.get(i).weights(), parameter.path()))
                .map(i -> i + 1).findFirst().orElse(0);
    }

    @Override
    public String name() {
        return "optimizer_groups";
    }

    @Override
    public Schedule learningRate() {
        return otherwise.learningRate();
    }

    @Override
    public OptimizerOptions options() {
        return otherwise.options();
    }

    @Override
    public List<String> slots() {
        return otherwise.slots();
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        otherwise.update(weight, gradient, slots, size, learningRate, iteration);
    }
}
