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
    final List<WeightPart> parts;
    /** The gradient between the sum of its squares and the update. */
    float[] gradient = {};
    /** What the gradient is multiplied with, so that its norm is within the limit. */
    float scale;
    boolean isTrained;
    private final List<String> names;
    private final Optimizer optimizer;
    private List<float[]> arrays = List.of();
    private List<float[]> slots = List.of();

    ParameterMemory(Parameter parameter, Optimizer optimizer) {
        this.parameter = parameter;
        this.optimizer = optimizer;
        this.size = Math.toIntExact(parameter.shape().size());
        this.parts = WeightPart.of(this, optimizer instanceof ElementwiseOptimizer);
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

    /** Makes all arrays, so that several threads can use them. */
    void prepare() {
        allocate();
        if (GradientClipping.needsNorms(optimizer.options()) && gradient.length < size) {
            gradient = new float[size];
        }
    }

    /** Returns the sum of the gradient's squares, after the squares of the parts were summed. */
    double squares() {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += parts.get(i).squares;
        }
        return sum;
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
