package dev.corno.optimizers;

import dev.corno.constraints.Constraints;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an optimizer remembers of one weight; its arrays are made once the weight is trained. */
final class ParameterMemory {

    static final String AVERAGE = "average";
    static final String ACCUMULATOR = "gradient_accumulator";

    final Parameter parameter;
    final int size;
    final WeightPart[] parts;
    /** Where the gradient of this step is; other weights may use the same array after this one. */
    float[] gradient = {};
    /** The moving average of the weight, where there is one. */
    float[] average = {};
    /** The sum of the gradients since the last update, where they are gathered. */
    float[] accumulator = {};
    /** What the gradient is multiplied with, so that its norm is within the limit. */
    float scale;
    /** How much of the weight each update takes off, besides the learning rate. */
    final double decay;
    boolean isTrained;
    private final List<String> names;
    private final List<String> slotNames;
    private final Optimizer optimizer;
    private boolean isAllocated;
    private List<float[]> arrays = List.of();
    private List<float[]> slots = List.of();

    ParameterMemory(Parameter parameter, Optimizer optimizer) {
        this.parameter = parameter;
        this.optimizer = optimizer;
        this.size = Math.toIntExact(parameter.shape().size());
        this.parts = WeightPart.of(this, optimizer instanceof ElementwiseOptimizer);
        this.decay = parameter.isDecayed() && !optimizer.options().isExcludedFromWeightDecay(parameter.path())
                ? optimizer.weightDecay(parameter) : 0;
        this.slotNames = optimizer.slots(parameter);
        this.names = new ArrayList<>(slotNames);
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
        return parameter.isTrainable() || isAllocated;
    }

    /** Returns the optimizer's own slots, in its order. */
    List<float[]> slots() {
        allocate();
        return slots;
    }

    Shape shape(String name) {
        return slotNames.contains(name) ? optimizer.slotShape(name, parameter.shape()) : parameter.shape();
    }

    float[] array(String name) {
        allocate();
        return arrays.get(names.indexOf(name));
    }

    /** Returns the sum of the gradient's squares, after the squares of the parts were summed. */
    double squares() {
        double sum = 0;
        for (WeightPart part : parts) {
            sum += part.squares;
        }
        return sum;
    }

    /** Makes the arrays, if they are not there. */
    void allocate() {
        if (!isAllocated) {
            isAllocated = true;
            arrays = names.stream().map(this::initial).toList();
            slots = arrays.subList(0, slotNames.size());
            average = names.contains(AVERAGE) ? array(AVERAGE) : average;
            accumulator = names.contains(ACCUMULATOR) ? array(ACCUMULATOR) : accumulator;
        }
    }

    /** Starts slots that begin as the weight from what it is now, which may have been set since they were made. */
    void restartFromWeight() {
        for (String name : slotNames) {
            if (optimizer.startsAsWeight(name)) {
                System.arraycopy(parameter.values(), 0, array(name), 0, size);
            }
        }
    }

    /** Starts the average from the weight itself, if there is none: later steps keep most of what they find. */
    void beginAverage() {
        if (!isAllocated && names.contains(AVERAGE)) {
            allocate();
            System.arraycopy(parameter.values(), 0, average, 0, size);
        }
    }

    boolean isConstrained() {
        return parameter.constraint() != Constraints.NONE;
    }

    /** Holds the weight to its constraint; as in Keras at every step, also at those that only gather gradients. */
    void constrain() {
        if (isConstrained()) {
            parameter.constraint().project(parameter.values(), parameter.shape());
        }
    }

    private float[] initial(String name) {
        if (slotNames.contains(name) && optimizer.startsAsWeight(name)) {
            return Arrays.copyOf(parameter.values(), size);
        }
        float[] values = new float[Math.toIntExact(shape(name).size())];
        if (slotNames.contains(name)) {
            Arrays.fill(values, optimizer.initialSlotValue(name));
        }
        return values;
    }
}
