package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Steps of one size, in the direction of the sign of an averaged gradient: {@code w -= learningRate * sign(beta1*m + (1-beta1)*g);
 * m = beta2*m + (1-beta2)*g}. It wants a learning rate three to ten times smaller, and weight decay larger, than {@link AdamW}.
 *
 * <p>Chen et al., <a href="https://arxiv.org/abs/2302.06675">Symbolic Discovery of Optimization Algorithms</a>, 2023.
 *
 * <pre>{@code
 * model.compile(new Lion(1e-4).weightDecay(0.1), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta1 share of the average in the direction of a step, in (0, 1]; default 0.9
 * @param beta2 share of the average kept at each update, in [0, 1); default 0.99
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Lion(Schedule learningRate, double beta1, double beta2, OptimizerOptions options)
        implements KerasOptimizer<Lion>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Lion {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.positiveShare("Lion", "beta1", beta1);
        Expect.fraction("Lion", "beta2", beta2);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Lion() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Lion(double learningRate) {
        this(new Constant(Expect.positive("Lion", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Lion(Schedule learningRate) {
        this(learningRate, 0.9, 0.99, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share, in (0, 1]
     */
    public Lion beta1(double value) {
        return new Lion(learningRate, value, beta2, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Lion beta2(double value) {
        return new Lion(learningRate, beta1, value, options);
    }

    @Override
    public Lion options(OptimizerOptions value) {
        return new Lion(learningRate, beta1, beta2, value);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) learningRate;
        float kept1 = (float) beta1;
        float share1 = (float) (1 - beta1);
        float kept2 = (float) beta2;
        float share2 = (float) (1 - beta2);
        float[] momentum = slots.get(0);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            weight[i] -= rate * Math.signum(momentum[i] * kept1 + g * share1);
            momentum[i] = momentum[i] * kept2 + g * share2;
        }
    }
}
