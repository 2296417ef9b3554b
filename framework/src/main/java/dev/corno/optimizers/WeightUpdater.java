package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
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
    private final PartRunner runner;
    private final List<ParameterMemory> trained = new ArrayList<>();
    private long steps;
    private double fixedRate;

    /**
     * Prepares updates; the optimizer's memory is made when a weight is first trained.
     *
     * @param optimizer how gradients change weights
     * @param parameters all weights that can be trained, in the model's order, the frozen ones included
     */
    public WeightUpdater(Optimizer optimizer, List<? extends Parameter> parameters) {
        this(optimizer, parameters, new PartRunner());
    }

    WeightUpdater(Optimizer optimizer, List<? extends Parameter> parameters, PartRunner runner) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        this.runner = runner;
        parameters.forEach(parameter -> memories.put(parameter.path(), new ParameterMemory(parameter, optimizer)));
        this.fixedRate = optimizer.learningRate().learningRate(0);
    }

    /** Uses the gradients of one training step to change the weights that are trainable now. */
    public void step() {
        chooseTrained();
        StepWork work = new StepWork(optimizer, steps, learningRate());
        try {
            update(work);
        } finally {
            // Also after an error half-way: whoever has copies must see what the arrays hold.
            if (work.changesWeights()) {
                trained.forEach(memory -> memory.parameter.changed());
            }
        }
        steps++;
    }

    private void update(StepWork work) {
        if (work.updates() && GradientClipping.needsNorms(options)) {
            PartWork measure = work::measure;
            PartWork update = work::updateMeasured;
            trained.forEach(memory -> readAndRun(memory, measure));
            limitNorms();
            trained.forEach(memory -> runner.run(memory, update));
        } else {
            PartWork update = work::update;
            trained.forEach(memory -> readAndRun(memory, update));
        }
    }

    private void readAndRun(ParameterMemory memory, PartWork work) {
        if (!memory.parameter.isReadInParts()) {
            memory.parameter.readGradient(memory.gradient);
        }
        runner.run(memory, work);
    }

    private void chooseTrained() {
        boolean isSame = true;
        for (ParameterMemory memory : memories.values()) {
            isSame &= memory.isTrained == memory.parameter.isTrainable();
        }
        if (!isSame) {
            trained.clear();
            memories.values().forEach(this::choose);
            shareGradients();
        }
    }

    private void choose(ParameterMemory memory) {
        memory.isTrained = memory.parameter.isTrainable();
        if (memory.isTrained) {
            if (steps > 0) {
                memory.beginAverage();
            }
            memory.allocate();
            trained.add(memory);
        }
    }

    /** One array serves all gradients, unless norms must be known before the first weight is updated. */
    private void shareGradients() {
        int largest = 0;
        for (ParameterMemory memory : trained) {
            largest = Math.max(largest, memory.size);
        }
        float[] shared = new float[GradientClipping.needsNorms(options) ? 0 : largest];
        for (ParameterMemory memory : trained) {
            memory.gradient = GradientClipping.needsNorms(options) ? new float[memory.size] : shared;
        }
    }

    /** Says by how much each gradient is scaled down. The order of the sums is fixed, whatever the threads. */
    private void limitNorms() {
        double all = 0;
        for (int i = 0; i < trained.size(); i++) {
            ParameterMemory memory = trained.get(i);
            double squares = memory.squares();
            all += squares;
            memory.scale = GradientClipping.scale(Math.sqrt(squares), options.clipNorm());
        }
        for (int i = 0; i < trained.size() && options.globalClipNorm() > 0; i++) {
            trained.get(i).scale = GradientClipping.globalScale(Math.sqrt(all), options.globalClipNorm());
        }
    }

    private static void overwrite(ParameterMemory memory) {
        System.arraycopy(memory.array(ParameterMemory.AVERAGE), 0, memory.parameter.values(), 0, memory.size);
        memory.parameter.changed();
    }

    /** {@return whether averages of the weights are kept} */
    public boolean keepsAverages() {
        return options.useEma();
    }

    /** Changes the place of weights and their averages, which a second call changes back; nothing before the first update. */
    public void swapAverages() {
        if (options.useEma() && steps > 0) {
            memories.values().stream().filter(memory -> memory.isTrained).forEach(WeightUpdater::swap);
        }
    }

    private static void swap(ParameterMemory memory) {
        float[] weights = memory.parameter.values();
        float[] average = memory.array(ParameterMemory.AVERAGE);
        for (int i = 0; i < memory.size; i++) {
            float weight = weights[i];
            weights[i] = average[i];
            average[i] = weight;
        }
        memory.parameter.changed();
    }

    /** Replaces the trainable weights by their averages, as Keras does at the end of {@code fit}; nothing where averaging is off. */
    public void finishTraining() {
        if (options.useEma() && steps > 0) {
            memories.values().stream().filter(memory -> memory.isTrained && memory.parameter.isTrainable())
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
        chooseTrained();
    }
}
