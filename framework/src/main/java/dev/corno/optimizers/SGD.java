package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Gradient descent: {@code w -= learningRate * g}, or with momentum {@code m = momentum*m - learningRate*g; w += m}, and with
 * Nesterov's look ahead {@code w += momentum*m - learningRate*g}.
 *
 * <p>Nesterov: Sutskever et al., <a href="https://proceedings.mlr.press/v28/sutskever13.html">On the importance of initialization and
 * momentum in deep learning</a>, 2013.
 *
 * <pre>{@code
 * model.compile(new SGD(0.1).momentum(0.9).nesterov(true), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.01
 * @param momentum share of the last change that is repeated, in [0, 1); default 0
 * @param nesterov whether the gradient is followed once more after the momentum; default false
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record SGD(Schedule learningRate, double momentum, boolean nesterov, OptimizerOptions options) implements KerasOptimizer<SGD>, ElementwiseOptimizer {

    /** Checks ranges. */
    public SGD {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("SGD", "momentum", momentum);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public SGD() {
        this(0.01);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public SGD(double learningRate) {
        this(new Constant(Expect.positive("SGD", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public SGD(Schedule learningRate) {
        this(learningRate, 0, false, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code momentum}}
     *
     * @param value share kept, in [0, 1)
     */
    public SGD momentum(double value) {
        return new SGD(learningRate, value, nesterov, options);
    }

    /**
     * {@return a copy with another {@code nesterov}}
     *
     * @param value whether to look ahead
     */
    public SGD nesterov(boolean value) {
        return new SGD(learningRate, momentum, value, options);
    }

    @Override
    public SGD options(OptimizerOptions value) {
        return new SGD(learningRate, momentum, nesterov, value);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) learningRate;
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                weight[i] -= rate * gradient[i];
            }
            return;
        }
        float kept = (float) momentum;
        float[] velocity = slots.get(0);
        if (nesterov) {
            for (int i = from; i < to; i++) {
                float step = rate * gradient[i];
                velocity[i] = kept * velocity[i] - step;
                weight[i] += kept * velocity[i] - step;
            }
            return;
        }
        for (int i = from; i < to; i++) {
            velocity[i] = kept * velocity[i] - rate * gradient[i];
            weight[i] += velocity[i];
        }
    }
}
