package dev.corno.optimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an optimizer remembers of one weight; its arrays are made once the weight is trained. */
final class ParameterMemory {

    static final String AVERAGE = "average";
    static final String ACCUMULATOR = "gradient_accumulator";

    final Parameter parameter;
    final int size;
    private final List<String> names;
    private final Optimizer optimizer;
    private List<float[]> arrays = List.of();
    private List<float[]> slots = List.of();

    ParameterMemory(Parameter parameter, Optimizer optimizer) {
        this.parameter = parameter;
        this.optimizer = optimizer;
        this.size = Math.toIntExact(parameter.shape().size());
        this.names = new ArrayList<>(optimizer.slots());
        if (optimizer.options().useEma()) {
            names.add(AVERAGE);
        }
        if (optimizer.options().gradientAccumulationSteps() > 1) {
            names.add(ACCUMULATOR);
        }
    }

    boolean remembers(String name) {
        return names.contains(name);
    }

    /** Returns whether there is something to save: the weight is trained, or was. */
    boolean isKept() {
        return parameter.isTrainable() || !arrays.isEmpty();
    }

    /** Returns the optimizer's own slots, in its order. */
    List<float[]> slots() {
        allocate();
        return slots;
    }

    float[] array(String name) {
        allocate();
        return arrays.get(names.indexOf(name));
    }

    private void allocate() {
        if (arrays.isEmpty()) {
            arrays = names.stream().map(this::initial).toList();
            slots = arrays.subList(0, optimizer.slots().size());
        }
    }

    private float[] initial(String name) {
        float[] values = new float[size];
        if (optimizer.slots().contains(name)) {
            Arrays.fill(values, optimizer.initialSlotValue(name));
        }
        return values;
    }
}
