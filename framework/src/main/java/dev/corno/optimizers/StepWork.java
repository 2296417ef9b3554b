package dev.corno.optimizers;

import java.util.Arrays;

/** What one training step does to each part of the weights, in Keras's order. */
final class StepWork {

    private final Optimizer optimizer;
    private final OptimizerOptions options;
    private final long iteration;
    private final double rate;
    private final boolean updates;
    private final boolean overwrites;
    private final float kept;
    private final float lossScale;

    /**
     * For one step.
     *
     * @param optimizer how gradients change weights
     * @param steps how many were made before
     * @param rate the learning rate
     * @param lossScale what the gradients are too large by
     */
    StepWork(Optimizer optimizer, long steps, double rate, double lossScale) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        this.iteration = steps / options.gradientAccumulationSteps();
        this.rate = (float) rate;
        this.updates = (steps + 1) % options.gradientAccumulationSteps() == 0;
        int frequency = options.useEma() ? options.emaOverwriteFrequency() : 0;
        this.overwrites = frequency > 0 && (iteration + 1) % frequency == 0;
        this.lossScale = (float) lossScale;
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
    void update(WeightPart part) {
        read(part);
        if (updates) {
            apply(part);
        }
        average(part);
    }

    /** Reads a gradient and sums its squares. */
    void measure(WeightPart part) {
        read(part);
        part.squares = GradientClipping.squareSum(part.memory.gradient, part.from, part.to);
    }

    /** Uses a gradient that was read and measured. */
    void updateMeasured(WeightPart part) {
        GradientClipping.scale(part.memory.gradient, part.from, part.to, part.memory.scale);
        apply(part);
        average(part);
    }

    /** Reads the gradient, added to what has been accumulated; the mean of it where that makes an update. */
    private void read(WeightPart part) {
        ParameterMemory memory = part.memory;
        if (memory.parameter.isReadInParts()) {
            memory.parameter.readGradient(memory.gradient, part.from, part.to);
        }
        if (lossScale != 1) {
            unscale(memory.gradient, part.from, part.to);
        }
        if (options.gradientAccumulationSteps() > 1) {
            accumulate(memory.gradient, memory.accumulator, part.from, part.to);
        }
    }

    private void unscale(float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            gradient[i] /= lossScale;
        }
    }

    private void accumulate(float[] gradient, float[] accumulated, int from, int to) {
        float divisor = updates ? options.gradientAccumulationSteps() : 1;
        for (int i = from; i < to; i++) {
            gradient[i] = (gradient[i] + accumulated[i]) / divisor;
        }
        if (updates) {
            Arrays.fill(accumulated, from, to, 0);
        } else {
            System.arraycopy(gradient, from, accumulated, from, to - from);
        }
    }

    private void apply(WeightPart part) {
        ParameterMemory memory = part.memory;
        float[] weights = memory.parameter.values();
        if (options.clipValue() > 0) {
            GradientClipping.cut(memory.gradient, part.from, part.to, (float) options.clipValue());
        }
        if (memory.decay > 0) {
            decay(weights, (float) memory.decay, part.from, part.to);
        }
        if (optimizer instanceof ElementwiseOptimizer elementwise) {
            elementwise.update(weights, memory.gradient, memory.slots(), part.from, part.to, rate, iteration);
        } else {
            optimizer.update(memory.parameter, memory.gradient, memory.slots(), rate, iteration);
        }
    }

    private void decay(float[] weights, float share, int from, int to) {
        float step = (float) rate;
        for (int i = from; i < to; i++) {
            weights[i] -= weights[i] * share * step;
        }
    }

    private void average(WeightPart part) {
        if (options.useEma()) {
            float[] average = part.memory.average;
            average(part.memory.parameter.values(), average, part.from, part.to);
            if (overwrites) {
                System.arraycopy(average, part.from, part.memory.parameter.values(), part.from, part.to - part.from);
            }
        }
    }

    private void average(float[] weights, float[] average, int from, int to) {
        float share = 1 - kept;
        for (int i = from; i < to; i++) {
            average[i] = kept * average[i] + share * weights[i];
        }
    }
}
