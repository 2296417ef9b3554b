package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * {@link Adam} with the largest gradient so far, slowly forgotten, in place of the averaged square:
 * {@code m += (g-m)*(1-beta1); u = max(beta2*u, |g|); w -= learningRate/(1-beta1^t) * m / (u+epsilon)}.
 *
 * <p>Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">Adam: A Method for Stochastic Optimization</a>, 2014, section 7.1, with
 * Keras's epsilon.
 *
 * <pre>{@code
 * model.compile(new Adamax(2e-3), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta1 share of the averaged gradient kept at each update, in [0, 1); default 0.9
 * @param beta2 share of the largest gradient kept at each update, in [0, 1); default 0.999
 * @param epsilon added to the divisor, positive; default 1e-7
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Adamax(Schedule learningRate, double beta1, double beta2, double epsilon, OptimizerOptions options)
        implements KerasOptimizer<Adamax>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Adamax {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Adamax", "beta1", beta1);
        Expect.fraction("Adamax", "beta2", beta2);
        Expect.positive("Adamax", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Adamax() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Adamax(double learningRate) {
        this(new Constant(Expect.positive("Adamax", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Adamax(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public Adamax beta1(double value) {
        return new Adamax(learningRate, value, beta2, epsilon, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Adamax beta2(double value) {
        return new Adamax(learningRate, beta1, value, epsilon, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Adamax epsilon(double value) {
        return new Adamax(learningRate, beta1, beta2, value, options);
    }

    @Override
    public Adamax options(OptimizerOptions value) {
        return new Adamax(learningRate, beta1, beta2, epsilon, value);
    }

    @Override
    public String name() {
        return "adamax";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum", "norm");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) (learningRate / (1 - Math.pow(beta1, iteration + 1)));
        float share = (float) (1 - beta1);
        float kept = (float) beta2;
        float floor = (float) epsilon;
        float[] momentum = slots.get(0);
        float[] norm = slots.get(1);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            momentum[i] += (g - momentum[i]) * share;
            norm[i] = Math.max(kept * norm[i], Math.abs(g));
            weight[i] -= rate * momentum[i] / (norm[i] + floor);
        }
    }
}
