package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@link Adam} with Nesterov's look ahead: the averaged gradient is used as it will be after the next update. With
 * {@code u_t = beta1 * (1 - 0.5*0.96^t)} and {@code p_t = u_1 * ... * u_t}:
 * {@code m += (g-m)*(1-beta1); v += (g*g-v)*(1-beta2);
 * w -= learningRate * (u_(t+1)*m/(1-p_(t+1)) + (1-u_t)*g/(1-p_t)) / (sqrt(v/(1-beta2^t)) + epsilon)}.
 *
 * <p>Dozat, <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Incorporating Nesterov Momentum into Adam</a>, 2016, with
 * the schedule of the momentum that Keras fixes.
 *
 * <pre>{@code
 * model.compile(new Nadam(2e-3), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta1 share of the averaged gradient kept at each update, in [0, 1); default 0.9
 * @param beta2 share of the averaged square kept at each update, in [0, 1); default 0.999
 * @param epsilon added to the root, positive; default 1e-7
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Nadam(Schedule learningRate, double beta1, double beta2, double epsilon, OptimizerOptions options)
        implements KerasOptimizer<Nadam>, ElementwiseOptimizer {

    private static final double DECAY = 0.96;
    private static final int LAST_FACTOR = 1000;

    /** Checks ranges. */
    public Nadam {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Nadam", "beta1", beta1);
        Expect.fraction("Nadam", "beta2", beta2);
        Expect.positive("Nadam", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Nadam() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Nadam(double learningRate) {
        this(new Constant(Expect.positive("Nadam", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Nadam(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public Nadam beta1(double value) {
        return new Nadam(learningRate, value, beta2, epsilon, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Nadam beta2(double value) {
        return new Nadam(learningRate, beta1, value, epsilon, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Nadam epsilon(double value) {
        return new Nadam(learningRate, beta1, beta2, value, options);
    }

    @Override
    public Nadam options(OptimizerOptions value) {
        return new Nadam(learningRate, beta1, beta2, epsilon, value);
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum", "velocity");
    }

    // Keras keeps the product as a number of its own.
    @Override
    public Map<String, Float> derivedState(long iterations) {
        return Map.of("u_product", (float) product(iterations));
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        long step = iteration + 1;
        double rate = learningRate * Math.sqrt(1 - Math.pow(beta2, step));
        double product = product(step);
        double next = momentum(step + 1);
        float ofMomentum = (float) (rate * next / (1 - product * next));
        float ofGradient = (float) (rate * (1 - momentum(step)) / (1 - product));
        float share1 = (float) (1 - beta1);
        float share2 = (float) (1 - beta2);
        float floor = (float) (epsilon * Math.sqrt(1 - Math.pow(beta2, step)));
        float[] momentum = slots.get(0);
        float[] velocity = slots.get(1);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            momentum[i] += (g - momentum[i]) * share1;
            velocity[i] += (g * g - velocity[i]) * share2;
            weight[i] -= (ofMomentum * momentum[i] + ofGradient * g) / ((float) Math.sqrt(velocity[i]) + floor);
        }
    }

    private double momentum(long step) {
        return beta1 * (1 - 0.5 * Math.pow(DECAY, step));
    }

    /** Returns the product of the momentums of all steps up to one; what is left out of it is 1 in double precision. */
    private double product(long step) {
        double product = Math.pow(beta1, step);
        double decay = 1;
        for (long i = 1; i <= Math.min(step, LAST_FACTOR); i++) {
            decay *= DECAY;
            product *= 1 - 0.5 * decay;
        }
        return product;
    }
}
