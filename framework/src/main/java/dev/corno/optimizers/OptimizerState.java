package dev.corno.optimizers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes an optimizer's memory as named tensors, in Keras's order, and reads it back. */
final class OptimizerState {

    private static final String ITERATION = "iteration";
    private static final String LEARNING_RATE = "learning_rate";

    private final Optimizer optimizer;
    private final List<GroupUpdater> groups;
    private final Optional<LossScale> lossScale;

    OptimizerState(Optimizer optimizer, List<GroupUpdater> groups, Optional<LossScale> lossScale) {
        this.optimizer = optimizer;
        this.groups = groups;
        this.lossScale = lossScale;
    }

    Map<String, Tensor> read() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        lossScale.ifPresent(scale -> state.putAll(scale.state()));
        for (int i = 0; i < groups.size(); i++) {
            read(groups.get(i), prefix(i), state);
        }
        return state;
    }

    private static String prefix(int group) {
        return group == 0 ? "" : "group_" + group + "/";
    }

    private static void read(GroupUpdater group, String prefix, Map<String, Tensor> state) {
        state.put(prefix + ITERATION, Tensor.of(new int[] {Math.toIntExact(group.steps())}));
        if (group.isFixed()) {
            state.put(prefix + LEARNING_RATE, Tensor.scalar((float) group.learningRate()));
        }
        List<ParameterMemory> kept = group.memories().values().stream().filter(ParameterMemory::isKept).toList();
        addSlots(state, kept, List.of(ParameterMemory.AVERAGE));
        addSlots(state, kept, List.of(ParameterMemory.ACCUMULATOR));
        group.optimizer().slotGroups().forEach(slots -> addSlots(state, kept, slots));
        group.optimizer().derivedState(group.iterations()).forEach((name, value) -> state.put(prefix + name, Tensor.scalar(value)));
    }

    private static void addSlots(Map<String, Tensor> state, List<ParameterMemory> kept, List<String> slots) {
        for (ParameterMemory memory : kept) {
            for (String slot : slots) {
                if (memory.remembers(slot)) {
                    state.put(memory.parameter.path() + "/" + slot,
                            Tensor.of(memory.array(slot).clone(), memory.shape(slot).toArray()));
                }
            }
        }
    }

    void write(Map<String, Tensor> state) {
        Map<String, Tensor> own = read();
        own.keySet().forEach(name -> require(state, name));
        Map<String, float[]> targets = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            Optional<ParameterMemory> memory = memory(name);
            if (memory.isEmpty() && !own.containsKey(name)) {
                throw new IllegalArgumentException("optimizer state: expects entries that " + optimizer.getClass().getSimpleName()
                        + " keeps for this model, got \"" + name + "\". Was it saved with another model or optimizer?");
            }
            Shape expected = memory.map(found -> found.shape(slot(name))).orElseGet(() -> own.get(name).shape());
            if (!tensor.shape().equals(expected)) {
                throw new IllegalArgumentException("optimizer state: \"" + name + "\" has shape " + tensor.shape()
                        + " but the model expects " + expected + ". Was it saved with another model?");
            }
            memory.ifPresent(found -> targets.put(name, found.array(slot(name))));
        });
        targets.forEach((name, target) -> state.get(name).copyTo(0, target, 0, target.length));
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).steps((long) state.get(prefix(i) + ITERATION).flatDouble(0));
            if (groups.get(i).isFixed()) {
                groups.get(i).learningRate(state.get(prefix(i) + LEARNING_RATE).flatDouble(0));
            }
        }
        lossScale.ifPresent(scale -> scale.restore(state));
    }

    private void require(Map<String, Tensor> state, String name) {
        if (!state.containsKey(name)) {
            throw new IllegalArgumentException("optimizer state: expects an entry \"" + name + "\" for "
                    + optimizer.getClass().getSimpleName() + ", got none. Was it saved with another model or optimizer?");
        }
    }

    /** Returns what the entry is remembered for, if it belongs to a weight. */
    private Optional<ParameterMemory> memory(String name) {
        String path = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        return groups.stream().map(group -> group.memories().get(path)).filter(Objects::nonNull)
                .filter(memory -> memory.remembers(slot(name))).findFirst();
    }

    private static String slot(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
