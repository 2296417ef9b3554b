package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out an optimizer on the weights of a model, in Keras's order: gradient accumulation, clipping, decoupled weight decay,
 * the optimizer's rule, averaging of weights. Owns the optimizer's memory and the count of updates. Not safe for use from several
 * threads at once.
 */
public final class WeightUpdater {

    private final Optimizer optimizer;
    private final OptimizerOptions options;
    private final Map<String, ParameterMemory> memories = new LinkedHashMap<>();
    private final float[] gradient;
    private long steps;
    private double fixedRate;

    /**
     * Prepares updates; the optimizer's memory is made when a weight is first trained.
     *
     * @param optimizer how gradients change weights
     * @param parameters all weights that can be trained, in the model's order, the frozen ones included
     */
    public WeightUpdater(Optimizer optimizer, List<? extends Parameter> parameters) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        parameters.forEach(parameter -> memories.put(parameter.path(), new ParameterMemory(parameter, optimizer)));
        int largest = memories.values().stream().mapToInt(memory -> memory.size).max().orElse(0);
        this.gradient = new float[largest];
        this.fixedRate = optimizer.learningRate().learningRate(0);
    }

    /** Uses the gradients of one training step to change the weights that are trainable now. */
    public void step() {
        List<ParameterMemory> trained = memories.values().stream().filter(memory -> memory.parameter.isTrainable()).toList();
        boolean updates = (steps + 1) % options.gradientAccumulationSteps() == 0;
        float scale = updates ? globalScale(trained) : 1;
        for (ParameterMemory memory : trained) {
            readGradient(memory);
            if (updates) {
                update(memory, scale);
            } else {
                System.arraycopy(gradient, 0, memory.array(ParameterMemory.ACCUMULATOR), 0, memory.size);
            }
            if (options.useEma()) {
                average(memory);
            }
        }
        steps++;
    }

    /** Reads the gradient, added to what has been accumulated; the mean of it where that makes an update. */
    private void readGradient(ParameterMemory memory) {
        memory.parameter.readGradient(gradient);
        int together = options.gradientAccumulationSteps();
        if (together > 1) {
            float divisor = (steps + 1) % together == 0 ? together : 1;
            float[] accumulated = memory.array(ParameterMemory.ACCUMULATOR);
            for (int i = 0; i < memory.size; i++) {
                gradient[i] = (gradient[i] + accumulated[i]) / divisor;
            }
        }
    }

    private float globalScale(List<ParameterMemory> trained) {
        if (options.globalClipNorm() == 0) {
            return 1;
        }
        double squares = 0;
        for (ParameterMemory memory : trained) {
            readGradient(memory);
            squares += GradientClipping.squareSum(gradient, memory.size);
        }
        return GradientClipping.globalScale(Math.sqrt(squares), options.globalClipNorm());
    }

    private void update(ParameterMemory memory, float scale) {
        GradientClipping.scale(gradient, memory.size, scale);
        GradientClipping.clip(gradient, memory.size, options);
        float[] weights = memory.parameter.values();
        float rate = (float) learningRate();
        if (options.weightDecay() > 0 && memory.parameter.isDecayed()) {
            float decay = (float) options.weightDecay();
            for (int i = 0; i < memory.size; i++) {
                weights[i] -= weights[i] * decay * rate;
            }
        }
        optimizer.update(weights, gradient, memory.slots(), memory.size, rate, iterations());
        memory.parameter.changed();
        if (options.gradientAccumulationSteps() > 1) {
            Arrays.fill(memory.array(ParameterMemory.ACCUMULATOR), 0);
        }
    }

    private void average(ParameterMemory memory) {
        float[] weights = memory.parameter.values();
        float kept = iterations() == 0 ? 0 : (float) options.emaMomentum();
        float[] average = memory.array(ParameterMemory.AVERAGE);
        for (int i = 0; i < memory.size; i++) {
            average[i] = kept * average[i] + (1 - kept) * weights[i];
        }
        int frequency = options.emaOverwriteFrequency();
        if (frequency > 0 && (iterations() + 1) % frequency == 0) {
            overwrite(memory);
        }
    }

    private static void overwrite(ParameterMemory memory) {
        System.arraycopy(memory.array(ParameterMemory.AVERAGE), 0, memory.parameter.values(), 0, memory.size);
        memory.parameter.changed();
    }

    /** Replaces the trainable weights by their averages, as Keras does at the end of {@code fit}; nothing where averaging is off. */
    public void finishTraining() {
        if (options.useEma() && steps > 0) {
            memories.values().stream().filter(memory -> memory.parameter.isTrainable())
                    .forEach(WeightUpdater::overwrite);
        }
    }

    /** {@return the number of updates made} */
    public long iterations() {
        return steps / options.gradientAccumulationSteps();
    }

    /** {@return the rate of the next update; as in Keras a schedule counts steps, also those that only accumulate} */
    public double learningRate() {
        return isFixed() ? fixedRate : optimizer.learningRate().learningRate(steps);
    }

    /**
     * Fixes the learning rate from the next update on.
     *
     * @param rate the new rate, 0 or more
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws IllegalStateException if the optimizer follows a schedule
     */
    public void learningRate(double rate) {
        if (!isFixed()) {
            throw new IllegalStateException("learningRate: expects an optimizer with a fixed learning rate, but "
                    + optimizer.getClass().getSimpleName() + " follows " + optimizer.learningRate().getClass().getSimpleName()
                    + ". Give the optimizer a number, or leave the rate to its schedule.");
        }
        fixedRate = Expect.notNegative(optimizer.getClass().getSimpleName(), "learningRate", rate);
    }

    private boolean isFixed() {
        return optimizer.learningRate() instanceof Constant;
    }

    /**
     * {@return the optimizer's memory in the order of Keras's files: {@code iteration}, {@code learning_rate} where it is fixed, then
     * {@code <weight>/<slot>} for every weight that is, or was, trained}
     */
    public Map<String, Tensor> state() {
        return new OptimizerState(optimizer, memories).read(steps, learningRate());
    }

    /**
     * Sets the optimizer's memory; nothing is changed if there is an error.
     *
     * @param state what {@link #state} returned
     * @throws IllegalArgumentException if a name is unknown or missing, or a shape does not fit
     */
    public void restore(Map<String, Tensor> state) {
        new OptimizerState(optimizer, memories).write(state);
        steps = (long) state.get(OptimizerState.ITERATION).flatDouble(0);
        if (isFixed()) {
            fixedRate = state.get(OptimizerState.LEARNING_RATE).flatDouble(0);
        }
    }
}
