package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * {@link Adam} with decoupled weight decay, {@code w -= w * weightDecay * learningRate} before Adam's step; {@code weightDecay} is 0.004
 * unless changed.
 *
 * <p>Loshchilov and Hutter, <a href="https://arxiv.org/abs/1711.05101">Decoupled Weight Decay Regularization</a>, 2017.
 *
 * <pre>{@code
 * model.compile(new AdamW(1e-3).weightDecay(0.01), Losses.MEAN_SQUARED_ERROR);
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
public record AdamW(Schedule learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options) implements KerasOptimizer<AdamW>, ElementwiseOptimizer {

    /** Checks ranges. */
    public AdamW {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("AdamW", "beta1", beta1);
        Expect.fraction("AdamW", "beta2", beta2);
        Expect.positive("AdamW", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public AdamW() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public AdamW(double learningRate) {
        this(new Constant(Expect.positive("AdamW", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public AdamW(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, false, OptimizerOptions.DEFAULT.weightDecay(0.004));
    }

    /**
     * {@return a copy with another {@code beta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public AdamW beta1(double value) {
        return new AdamW(learningRate, value, beta2, epsilon, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code beta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public AdamW beta2(double value) {
        return new AdamW(learningRate, beta1, value, epsilon, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public AdamW epsilon(double value) {
        return new AdamW(learningRate, beta1, beta2, value, amsgrad, options);
    }

    /**
     * {@return a copy with another {@code amsgrad}}
     *
     * @param value whether the highest averaged square is used
     */
    public AdamW amsgrad(boolean value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, value, options);
    }

    @Override
    public AdamW options(OptimizerOptions value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, value);
    }

    @Override
    public String name() {
        return "adam_w";
    }

    @Override
    public List<String> slots() {
        return rule().slots();
    }

    @Override
    public List<List<String>> slotGroups() {
        return rule().slotGroups();
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        rule().update(weight, gradient, slots, from, to, learningRate, iteration);
    }

    private Adam rule() {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, options);
    }
}
