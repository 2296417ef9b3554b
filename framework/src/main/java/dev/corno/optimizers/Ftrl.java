package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Follow the regularized leader: each weight is computed anew from all gradients so far, so that many become exactly 0. With
 * {@code p = -learningRatePower}:
 * {@code n' = n + g*g; z += g + 2*l2ShrinkageRegularizationStrength*w - (n'^p - n^p)/learningRate * w; n = n';
 * w = (clip(z, -l1, l1) - z) / (n^p/learningRate + 2*l2 + beta/learningRate)}. As in Keras the weight's first numbers are forgotten.
 *
 * <p>McMahan et al., <a href="https://research.google.com/pubs/archive/41159.pdf">Ad Click Prediction: a View from the Trenches</a>,
 * 2013.
 *
 * <pre>{@code
 * model.compile(new Ftrl(0.1).l1RegularizationStrength(0.01), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param learningRatePower how steps shrink with the sum of squares, 0 or less; 0 for a fixed rate; default -0.5
 * @param initialAccumulatorValue what the sums of squares start at, 0 or more; default 0.1
 * @param l1RegularizationStrength penalty on the sizes of weights, 0 or more; default 0
 * @param l2RegularizationStrength penalty on squares, which steadies steps, 0 or more; default 0
 * @param l2ShrinkageRegularizationStrength penalty on squares, added to the gradient, 0 or more; default 0
 * @param beta the paper's beta, added to the root of the sum, 0 or more; default 0
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Ftrl(Schedule learningRate, double learningRatePower, double initialAccumulatorValue, double l1RegularizationStrength,
        double l2RegularizationStrength, double l2ShrinkageRegularizationStrength, double beta, OptimizerOptions options)
        implements KerasOptimizer<Ftrl>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Ftrl {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.notPositive("Ftrl", "learningRatePower", learningRatePower);
        Expect.notNegative("Ftrl", "initialAccumulatorValue", initialAccumulatorValue);
        Expect.notNegative("Ftrl", "l1RegularizationStrength", l1RegularizationStrength);
        Expect.notNegative("Ftrl", "l2RegularizationStrength", l2RegularizationStrength);
        Expect.notNegative("Ftrl", "l2ShrinkageRegularizationStrength", l2ShrinkageRegularizationStrength);
        Expect.notNegative("Ftrl", "beta", beta);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Ftrl() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Ftrl(double learningRate) {
        this(new Constant(Expect.positive("Ftrl", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Ftrl(Schedule learningRate) {
        this(learningRate, -0.5, 0.1, 0, 0, 0, 0, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code learningRatePower}}
     *
     * @param value 0 or a negative number
     */
    public Ftrl learningRatePower(double value) {
        return new Ftrl(learningRate, value, initialAccumulatorValue, l1RegularizationStrength, l2RegularizationStrength,
                l2ShrinkageRegularizationStrength, beta, options);
    }

    /**
     * {@return a copy with another {@code initialAccumulatorValue}}
     *
     * @param value 0 or a positive number
     */
    public Ftrl initialAccumulatorValue(double value) {
        return new Ftrl(learningRate, learningRatePower, value, l1RegularizationStrength, l2RegularizationStrength,
                l2ShrinkageRegularizationStrength, beta, options);
    }

    /**
     * {@return a copy with another {@code l1RegularizationStrength}}
     *
     * @param value 0 or a positive number
     */
    public Ftrl l1RegularizationStrength(double value) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulatorValue, value, l2RegularizationStrength,
                l2ShrinkageRegularizationStrength, beta, options);
    }

    /**
     * {@return a copy with another {@code l2RegularizationStrength}}
     *
     * @param value 0 or a positive number
     */
    public Ftrl l2RegularizationStrength(double value) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulatorValue, l1RegularizationStrength, value,
                l2ShrinkageRegularizationStrength, beta, options);
    }

    /**
     * {@return a copy with another {@code l2ShrinkageRegularizationStrength}}
     *
     * @param value 0 or a positive number
     */
    public Ftrl l2ShrinkageRegularizationStrength(double value) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulatorValue, l1RegularizationStrength, l2RegularizationStrength,
                value, beta, options);
    }

    /**
     * {@return a copy with another {@code beta}}
     *
     * @param value 0 or a positive number
     */
    public Ftrl beta(double value) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulatorValue, l1RegularizationStrength, l2RegularizationStrength,
                l2ShrinkageRegularizationStrength, value, options);
    }

    @Override
    public Ftrl options(OptimizerOptions value) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulatorValue, l1RegularizationStrength, l2RegularizationStrength,
                l2ShrinkageRegularizationStrength, beta, value);
    }

    @Override
    public String name() {
        return "ftrl";
    }

    @Override
    public List<String> slots() {
        return List.of("accumulator", "linear");
    }

    @Override
    public float initialSlotValue(String slot) {
        return slot.equals("accumulator") ? (float) initialAccumulatorValue : 0;
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) learningRate;
        float shrinkage = (float) (2 * l2ShrinkageRegularizationStrength);
        float steady = (float) (2 * (l2RegularizationStrength + beta / (2 * learningRate)));
        float limit = (float) l1RegularizationStrength;
        float[] accumulator = slots.get(0);
        float[] linear = slots.get(1);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float before = power(accumulator[i]);
            accumulator[i] += g * g;
            float after = power(accumulator[i]);
            float z = linear[i] + (g + shrinkage * weight[i] - (after - before) / rate * weight[i]);
            linear[i] = z;
            weight[i] = (Math.max(-limit, Math.min(limit, z)) - z) / (after / rate + steady);
        }
    }

    private float power(float sum) {
        return learningRatePower == -0.5 ? (float) Math.sqrt(sum) : (float) Math.pow(sum, -learningRatePower);
    }
}
