package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Steps scaled by averages of the gradient and of its square:
 * {@code m += (g-m)*(1-beta1); v += (g*g-v)*(1-beta2); w -= learningRate * sqrt(1-beta2^t)/(1-beta1^t) * m / (sqrt(v)+epsilon)}.
 *
 * <p>Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">Adam: A Method for Stochastic Optimization</a>, 2014, in the form before
 * its section 2.1, as Keras has it: epsilon is not corrected for the bias. Amsgrad: Reddi, Kale and Kumar,
 * <a href="https://openreview.net/forum?id=ryQu7f-RZ">On the Convergence of Adam and Beyond</a>, 2018.
 *
 * <pre>{@code
 * model.compile(new Adam(1e-3).clipNorm(1), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta1 share of the averaged gradient kept at each update, in [0, 1); default 0.9
 * @param beta2 share of the averaged square kept at each update, in [0, 1); default 0.999
 * @param epsilon added to the root, positive; default 1e-7
 * @param amsgrad whether the highest averaged square so far is used; default false
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Adam(Schedule learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options) implements KerasOptimizer<Adam>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Adam {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Adam", "beta1", beta1);
        Expect.fraction("Adam", "beta2", beta2);
        Expect.positive("Adam", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Adam() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Adam(double learningRate) {
        this(new Constant(Expect.positive("Adam", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Adam(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, false, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public Adam beta1(double value) {
        return new Adam(learningRate, value, beta2, epsilon, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Adam beta2(double value) {
        return new Adam(learningRate, beta1, value, epsilon, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Adam epsilon(double value) {
        return new Adam(learningRate, beta1, beta2, value, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code amsgrad}}
     *
     * @param value whether the highest averaged square is used
     */
    public Adam amsgrad(boolean value) {
        return new Adam(learningRate, beta1, beta2, epsilon, value, options);
    }

    @Override
    public Adam options(OptimizerOptions value) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, value);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<String> slots() {
        return amsgrad ? List.of("momentum", "velocity", "velocity_hat") : List.of("momentum", "velocity");
    }

    @Override
    public List<List<String>> slotGroups() {
        List<String> moments = List.of("momentum", "velocity");
        return amsgrad ? List.of(moments, List.of("velocity_hat")) : List.of(moments);
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        double step = iteration + 1;
        float rate = (float) (learningRate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
        float share1 = (float) (1 - beta1);
        float share2 = (float) (1 - beta2);
        float floor = (float) epsilon;
        float[] momentum = slots.get(0);
        float[] velocity = slots.get(1);
        if (amsgrad) {
            float[] highest = slots.get(2);
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                momentum[i] += (g - momentum[i]) * share1;
                velocity[i] += (g * g - velocity[i]) * share2;
                highest[i] = Math.max(highest[i], velocity[i]);
                weight[i] -= rate * momentum[i] / ((float) Math.sqrt(highest[i]) + floor);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            momentum[i] += (g - momentum[i]) * share1;
            velocity[i] += (g * g - velocity[i]) * share2;
            weight[i] -= rate * momentum[i] / ((float) Math.sqrt(velocity[i]) + floor);
        }
    }
}
