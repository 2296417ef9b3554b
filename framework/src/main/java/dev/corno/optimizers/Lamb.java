package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * {@link Adam}'s step, scaled so that its length is the learning rate's share of the length of the weight, which lets large batches
 * learn: {@code m += (g-m)*(1-beta1); v += (g*g-v)*(1-beta2); u = m/(1-beta1^t) / (sqrt(v/(1-beta2^t)) + epsilon);
 * w -= learningRate * |w|/|u| * u}, where a length of 0 makes the quotient 1.
 *
 * <p>You et al., <a href="https://arxiv.org/abs/1904.00962">Large Batch Optimization for Deep Learning: Training BERT in 76 minutes</a>,
 * 2019; as in Keras weight decay is applied before, not within, the step.
 *
 * <pre>{@code
 * model.compile(new Lamb(2e-3), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta1 share of the averaged gradient kept at each update, in [0, 1); default 0.9
 * @param beta2 share of the averaged square kept at each update, in [0, 1); default 0.999
 * @param epsilon added to the root, positive; default 1e-7
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Lamb(Schedule learningRate, double beta1, double beta2, double epsilon, OptimizerOptions options)
        implements KerasOptimizer<Lamb> {

    /** Checks ranges. */
    public Lamb {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Lamb", "beta1", beta1);
        Expect.fraction("Lamb", "beta2", beta2);
        Expect.positive("Lamb", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Lamb() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Lamb(double learningRate) {
        this(new Constant(Expect.positive("Lamb", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Lamb(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public Lamb beta1(double value) {
        return new Lamb(learningRate, value, beta2, epsilon, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Lamb beta2(double value) {
        return new Lamb(learningRate, beta1, value, epsilon, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Lamb epsilon(double value) {
        return new Lamb(learningRate, beta1, beta2, value, options);
    }

    @Override
    public Lamb options(OptimizerOptions value) {
        return new Lamb(learningRate, beta1, beta2, epsilon, value);
    }

    @Override
    public String name() {
        return "lamb";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum", "velocity");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        float correction1 = (float) (1 - Math.pow(beta1, iteration + 1));
        float correction2 = (float) (1 - Math.pow(beta2, iteration + 1));
        float share1 = (float) (1 - beta1);
        float share2 = (float) (1 - beta2);
        float floor = (float) epsilon;
        float[] momentum = slots.get(0);
        float[] velocity = slots.get(1);
        for (int i = 0; i < size; i++) {
            float g = gradient[i];
            momentum[i] += (g - momentum[i]) * share1;
            velocity[i] += (g * g - velocity[i]) * share2;
            gradient[i] = momentum[i] / correction1 / ((float) Math.sqrt(velocity[i] / correction2) + floor);
        }
        double length = Math.sqrt(GradientClipping.squareSum(weight, 0, size));
        double stepLength = Math.sqrt(GradientClipping.squareSum(gradient, 0, size));
        float rate = (float) (length > 0 && stepLength > 0 ? learningRate * length / stepLength : learningRate);
        for (int i = 0; i < size; i++) {
            weight[i] -= rate * gradient[i];
        }
    }
}
