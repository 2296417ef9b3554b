package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * {@link AdamW} without a schedule of the learning rate, which an average of all updates stands for. Training changes {@code z}, the
 * slot {@code momentum}; the weight {@code y} lies between it and the average {@code x}. At step {@code t}:
 * {@code v += (g*g-v)*(1-beta2); z -= learningRate * g / (sqrt(v/(1-beta2^t)) + epsilon);
 * x = (y - (1-beta1)*z_before) / beta1; x += (z-x)/t; y = (1-beta1)*z + beta1*x}.
 *
 * <p>Defazio et al., <a href="https://arxiv.org/abs/2405.15682">The Road Less Scheduled</a>, 2024. As in Keras, the model keeps
 * {@code y} also when it is evaluated.
 *
 * <pre>{@code
 * model.compile(new ScheduleFreeAdamW().warmupSteps(100), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.0025
 * @param beta1 share of the average in the weight, in (0, 1); default 0.9
 * @param beta2 share of the averaged square kept at each update, in [0, 1); default 0.999
 * @param epsilon added to the root, positive; default 1e-8
 * @param warmupSteps over how many updates the learning rate grows from 0, 0 or more; default 0
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record ScheduleFreeAdamW(Schedule learningRate, double beta1, double beta2, double epsilon, int warmupSteps, OptimizerOptions options)
        implements KerasOptimizer<ScheduleFreeAdamW>, ElementwiseOptimizer {

    /** Checks ranges. */
    public ScheduleFreeAdamW {
        Objects.requireNonNull(learningRate, "learningRate");
        if (!(beta1 > 0 && beta1 < 1)) {
            throw new IllegalArgumentException("ScheduleFreeAdamW: beta1 must be in (0, 1), got " + beta1 + ".");
        }
        Expect.fraction("ScheduleFreeAdamW", "beta2", beta2);
        Expect.positive("ScheduleFreeAdamW", "epsilon", epsilon);
        if (warmupSteps < 0) {
            throw new IllegalArgumentException("ScheduleFreeAdamW: warmupSteps must be 0 or more, got " + warmupSteps + ".");
        }
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public ScheduleFreeAdamW() {
        this(0.0025);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public ScheduleFreeAdamW(double learningRate) {
        this(new Constant(Expect.positive("ScheduleFreeAdamW", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public ScheduleFreeAdamW(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8, 0, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share of the average, in (0, 1)
     */
    public ScheduleFreeAdamW beta1(double value) {
        return new ScheduleFreeAdamW(learningRate, value, beta2, epsilon, warmupSteps, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public ScheduleFreeAdamW beta2(double value) {
        return new ScheduleFreeAdamW(learningRate, beta1, value, epsilon, warmupSteps, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public ScheduleFreeAdamW epsilon(double value) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, value, warmupSteps, options);
    }

    /**
     * {@return a copy whose learning rate grows at first}
     *
     * @param value over how many updates, 0 or more
     */
    public ScheduleFreeAdamW warmupSteps(int value) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, value, options);
    }

    @Override
    public ScheduleFreeAdamW options(OptimizerOptions value) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, warmupSteps, value);
    }

    @Override
    public String name() {
        return "schedule_free_adam_w";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum", "velocity");
    }

    @Override
    public boolean startsAsWeight(String slot) {
        return slot.equals("momentum");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        long step = iteration + 1;
        float rate = (float) (learningRate * (warmupSteps > 0 ? Math.min((double) step / warmupSteps, 1) : 1));
        float correction = (float) (1 - Math.pow(beta2, step));
        float share2 = (float) (1 - beta2);
        float inWeight = (float) beta1;
        float ofLast = (float) (1.0 / step);
        float[] momentum = slots.get(0);
        float[] velocity = slots.get(1);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            velocity[i] += (g * g - velocity[i]) * share2;
            float average = (weight[i] - (1 - inWeight) * momentum[i]) / inWeight;
            momentum[i] -= rate * g / ((float) Math.sqrt(velocity[i] / correction) + (float) epsilon);
            average = (1 - ofLast) * average + ofLast * momentum[i];
            weight[i] = (1 - inWeight) * momentum[i] + inWeight * average;
        }
    }
}
