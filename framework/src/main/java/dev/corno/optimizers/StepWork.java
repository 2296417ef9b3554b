package dev.corno.optimizers;

import java.util.Arrays;

/** What one training step does to each part of the weights, in Keras's order. */
final class StepWork {

    private final Optimizer optimizer;
    private final OptimizerOptions options;
    private final long iteration;
    private final double rate;
    private final float[] whole;
    private final boolean updates;
    private final boolean overwrites;
    private final float kept;

    /**
     * For one step.
     *
     * @param optimizer how gradients change weights
     * @param steps how many were made before
     * @param rate the learning rate
     * @param whole the gradient of a weight whose gradient cannot be read in parts
     */
    StepWork(Optimizer optimizer, long steps, double rate, float[] whole) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        this.iteration = steps / options.gradientAccumulationSteps();
        this.rate = (float) rate;
        this.whole = whole;
        this.updates = (steps + 1) % options.gradientAccumulationSteps() == 0;
        int frequency = options.useEma() ? options.emaOverwriteFrequency() : 0;
        this.overwrites = frequency > 0 && (iteration + 1) % frequency == 0;
        this.kept = iteration == 0 ? 0 : (float) options.emaMomentum();
    }

    /** {@return whether weights are updated, not only gradients accumulated} */
    boolean updates() {
        return updates;
    }

    /** {@return whether weights have new numbers afterwards} */
    boolean changesWeights() {
        return updates || overwrites;
    }

    /** Reads a gradient and uses it. */
    void update(WeightPart part, float[] gradient) {
        read(part, gradient);
        if (updates) {
            apply(part, gradient);
        }
        average(part);
    }

    /** Reads a gradient, keeps it and sums its squares. */
    void measure(WeightPart part, float[] gradient) {
        read(part, gradient);
        part.squares = GradientClipping.squareSum(gradient, part.count);
        System.arraycopy(gradient, 0, part.memory.gradient, part.from, part.count);
    }

    /** Uses a gradient that was kept. */
    void updateMeasured(WeightPart part, float[] gradient) {
        float[] measured = part.memory.gradient;
        float scale = part.memory.scale;
        for (int i = 0; i < part.count; i++) {
            gradient[i] = measured[part.from + i] * scale;
        }
        apply(part, gradient);
        average(part);
    }

    /** Reads the gradient, added to what has been accumulated; the mean of it where that makes an update. */
    private void read(WeightPart part, float[] gradient) {
        Parameter parameter = part.memory.parameter;
        if (parameter.isReadInParts()) {
            parameter.readGradient(part.from, part.count, gradient);
        } else {
            System.arraycopy(whole, part.from, gradient, 0, part.count);
        }
        if (options.gradientAccumulationSteps() > 1) {
            accumulate(gradient, part.memory.array(ParameterMemory.ACCUMULATOR), part.from, part.count);
        }
    }

    private void accumulate(float[] gradient, float[] accumulated, int from, int count) {
        float divisor = updates ? options.gradientAccumulationSteps() : 1;
        for (int i = 0; i < count; i++) {
            gradient[i] = (gradient[i] + accumulated[from + i]) / divisor;
        }
        if (updates) {
            Arrays.fill(accumulated, from, from + count, 0);
        } else {
            System.arraycopy(gradient, 0, accumulated, from, count);
        }
    }

    private void apply(WeightPart part, float[] gradient) {
        float[] weights = part.memory.parameter.values();
        if (options.clipValue() > 0) {
            GradientClipping.cut(gradient, part.count, (float) options.clipValue());
        }
        if (options.weightDecay() > 0 && part.memory.parameter.isDecayed()) {
            decay(weights, part.from, part.count);
        }
        if (optimizer instanceof ElementwiseOptimizer elementwise) {
            elementwise.update(weights, gradient, part.memory.slots(), part.from, part.count, rate, iteration);
        } else {
            optimizer.update(weights, gradient, part.memory.slots(), part.count, rate, iteration);
        }
    }

    private void decay(float[] weights, int from, int count) {
        float share = (float) options.weightDecay();
        float step = (float) rate;
        for (int i = from; i < from + count; i++) {
            weights[i] -= weights[i] * share * step;
        }
    }

    private void average(WeightPart part) {
        if (options.useEma()) {
            float[] average = part.memory.array(ParameterMemory.AVERAGE);
            average(part.memory.parameter.values(), average, part.from, part.count);
            if (overwrites) {
                System.arraycopy(average, part.from, part.memory.parameter.values(), part.from, part.count);
            }
        }
    }

    private void average(float[] weights, float[] average, int from, int count) {
        float share = 1 - kept;
        for (int i = from; i < from + count; i++) {
            average[i] = kept * average[i] + share * weights[i];
        }
    }
}
