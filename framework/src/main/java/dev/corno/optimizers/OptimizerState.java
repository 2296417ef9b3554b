package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an optimizer's memory as named tensors, in Keras's order, and reads it back. */
final class OptimizerState {

    static final String ITERATION = "iteration";
    static final String LEARNING_RATE = "learning_rate";

    private final Optimizer optimizer;
    private final Map<String, ParameterMemory> memories;

    OptimizerState(Optimizer optimizer, Map<String, ParameterMemory> memories) {
        this.optimizer = optimizer;
        this.memories = memories;
    }

    Map<String, Tensor> read(long steps, double learningRate) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put(ITERATION, Tensor.of(new int[] {Math.toIntExact(steps)}));
        if (optimizer.learningRate() instanceof Constant) {
            state.put(LEARNING_RATE, Tensor.scalar((float) learningRate));
        }
        List<ParameterMemory> kept = memories.values().stream().filter(ParameterMemory::isKept).toList();
        addGroup(state, kept, List.of(ParameterMemory.AVERAGE));
        addGroup(state, kept, List.of(ParameterMemory.ACCUMULATOR));
        optimizer.slotGroups().forEach(group -> addGroup(state, kept, group));
        return state;
    }

    private static void addGroup(Map<String, Tensor> state, List<ParameterMemory> kept, List<String> group) {
        for (ParameterMemory memory : kept) {
            for (String name : group) {
                if (memory.remembers(name)) {
                    state.put(memory.parameter.path() + "/" + name,
                            Tensor.of(memory.array(name).clone(), memory.parameter.shape().toArray()));
                }
            }
        }
    }

    void write(Map<String, Tensor> state) {
        read(0, 0).forEach((name, own) -> require(state, name));
        Map<String, float[]> targets = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            Shape expected = Shape.scalar();
            if (!isScalar(name)) {
                ParameterMemory memory = memory(name);
                expected = memory.parameter.shape();
                targets.put(name, memory.array(slot(name)));
            }
            if (!tensor.shape().equals(expected)) {
                throw new IllegalArgumentException("optimizer state: \"" + name + "\" has shape " + tensor.shape()
                        + " but the model expects " + expected + ". Was it saved with another model?");
            }
        });
        targets.forEach((name, target) -> state.get(name).copyTo(0, target, 0, target.length));
    }

    private void require(Map<String, Tensor> state, String name) {
        if (!state.containsKey(name)) {
            throw new IllegalArgumentException("optimizer state: expects an entry \"" + name + "\" for "
                    + optimizer.getClass().getSimpleName() + ", got none. Was it saved with another model or optimizer?");
        }
    }

    private boolean isScalar(String name) {
        return name.equals(ITERATION) || name.equals(LEARNING_RATE) && optimizer.learningRate() instanceof Constant;
    }

    private ParameterMemory memory(String name) {
        ParameterMemory memory = memories.get(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
        if (memory == null || !memory.remembers(slot(name))) {
            throw new IllegalArgumentException("optimizer state: expects entries that " + optimizer.getClass().getSimpleName()
                    + " keeps for this model, got \"" + name + "\". Was it saved with another model or optimizer?");
        }
        return memory;
    }

    private static String slot(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
