package dev.corno.optimizers;

import dev.corno.optimizers.schedules.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out one optimizer on some of the weights of a model; a {@link WeightUpdater} has one of these for each optimizer. */
final class GroupUpdater {

    private final Optimizer optimizer;
    private final OptimizerOptions options;
    private final Map<String, ParameterMemory> memories = new LinkedHashMap<>();
    private final PartRunner runner;
    private final List<ParameterMemory> trained = new ArrayList<>();
    private long steps;
    private double fixedRate;

    GroupUpdater(Optimizer optimizer, List<? extends Parameter> parameters, PartRunner runner) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        this.runner = runner;
        parameters.forEach(parameter -> memories.put(parameter.path(), new ParameterMemory(parameter, optimizer)));
        this.fixedRate = optimizer.learningRate().learningRate(0);
    }

    Optimizer optimizer() {
        return optimizer;
    }

    Map<String, ParameterMemory> memories() {
        return memories;
    }

    long steps() {
        return steps;
    }

    /** Says whether all gradients of a step are finite, before any is used. */
    boolean isFinite() {
        for (ParameterMemory memory : memories.values()) {
            if (memory.parameter.isTrainable()) {
                float[] gradient = new float[memory.size];
                memory.parameter.readGradient(gradient);
                if (!isFinite(gradient)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isFinite(float[] gradient) {
        for (float number : gradient) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    /** Uses the gradients of one training step, which are too large by a factor, to change the weights that are trainable now. */
    void step(double lossScale) {
        chooseTrained();
        StepWork work = new StepWork(optimizer, steps, learningRate(), lossScale);
        try {
            update(work);
            trained.forEach(ParameterMemory::constrain);
        } finally {
            // Also after an error half-way: whoever has copies must see what the arrays hold.
            trained.stream().filter(memory -> work.changesWeights() || memory.isConstrained())
                    .forEach(memory -> memory.parameter.changed());
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
            if (steps == 0) {
                memory.restartFromWeight();
            }
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

    boolean keepsAverages() {
        return options.useEma();
    }

    void swapAverages() {
        if (options.useEma() && steps > 0) {
            memories.values().stream().filter(memory -> memory.isTrained).forEach(GroupUpdater::swap);
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

    private static void overwrite(ParameterMemory memory) {
        System.arraycopy(memory.array(ParameterMemory.AVERAGE), 0, memory.parameter.values(), 0, memory.size);
        memory.parameter.changed();
    }

    void finishTraining() {
        if (options.useEma() && steps > 0) {
            memories.values().stream().filter(memory -> memory.isTrained && memory.parameter.isTrainable())
                    .forEach(GroupUpdater::overwrite);
        }
    }

    long iterations() {
        return steps / options.gradientAccumulationSteps();
    }

    /** Returns the rate of the next update; as in Keras a schedule counts steps, also those that only accumulate. */
    double learningRate() {
        return isFixed() ? fixedRate : optimizer.learningRate().learningRate(steps);
    }

    void learningRate(double rate) {
        fixedRate = rate;
    }

    boolean isFixed() {
        return optimizer.learningRate() instanceof Constant;
    }

    /** Goes on from another number of steps. */
    void steps(long value) {
        steps = value;
        chooseTrained();
    }
}
