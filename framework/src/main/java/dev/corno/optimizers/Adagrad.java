package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Steps divided by the root of all squares so far, so that rare features learn faster:
 * {@code a += g*g; w -= learningRate * g / sqrt(a+epsilon)}.
 *
 * <p>Duchi, Hazan and Singer, <a href="https://jmlr.org/papers/v12/duchi11a.html">Adaptive Subgradient Methods</a>, 2011. As in Keras
 * sums start at 0.1 and epsilon is under the root.
 *
 * <pre>{@code
 * model.compile(new Adagrad(0.1), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param initialAccumulatorValue what the sums of squares start at, 0 or more; default 0.1
 * @param epsilon added under the root, positive; default 1e-7
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Adagrad(Schedule learningRate, double initialAccumulatorValue, double epsilon, OptimizerOptions options) implements KerasOptimizer<Adagrad>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Adagrad {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.notNegative("Adagrad", "initialAccumulatorValue", initialAccumulatorValue);
        Expect.positive("Adagrad", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Adagrad() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Adagrad(double learningRate) {
        this(new Constant(Expect.positive("Adagrad", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Adagrad(Schedule learningRate) {
        this(learningRate, 0.1, 1e-7, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code initialAccumulatorValue}}
     *
     * @param value 0 or a positive number
     */
    public Adagrad initialAccumulatorValue(double value) {
        return new Adagrad(learningRate, value, epsilon, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Adagrad epsilon(double value) {
        return new Adagrad(learningRate, initialAccumulatorValue, value, options);
    }

    @Override
    public Adagrad options(OptimizerOptions value) {
        return new Adagrad(learningRate, initialAccumulatorValue, epsilon, value);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public List<String> slots() {
        return List.of("accumulator");
    }

    @Override
    public float initialSlotValue(String slot) {
        return (float) initialAccumulatorValue;
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) learningRate;
        float floor = (float) epsilon;
        float[] accumulator = slots.get(0);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            accumulator[i] += g * g;
            weight[i] -= rate * g / (float) Math.sqrt(accumulator[i] + floor);
        }
    }
}
