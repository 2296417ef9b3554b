package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Another optimizer, with a loss that is scaled up before gradients are computed, so that small ones do not vanish where they are computed
 * in few bits. Gradients are divided by the scale before they are used. A step whose gradients are not all finite changes nothing and
 * halves the scale; after {@code dynamicGrowthSteps} finite ones in a row it doubles.
 *
 * <p>Micikevicius et al., <a href="https://arxiv.org/abs/1710.03740">Mixed Precision Training</a>, 2017, section 3.2. The inner
 * optimizer's own {@code lossScaleFactor} is not used.
 *
 * <pre>{@code
 * model.compile(new LossScaleOptimizer(new Adam(1e-3)), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param innerOptimizer how gradients change weights
 * @param initialScale the first scale, positive; default 32768
 * @param dynamicGrowthSteps finite steps until the scale doubles, at least 1; default 2000
 */
@CheckReturnValue
public record LossScaleOptimizer(Optimizer innerOptimizer, double initialScale, int dynamicGrowthSteps) implements Optimizer {

    /** Checks ranges, and that the loss is scaled once only. */
    public LossScaleOptimizer {
        Objects.requireNonNull(innerOptimizer, "innerOptimizer");
        if (innerOptimizer instanceof LossScaleOptimizer) {
            throw new IllegalArgumentException("LossScaleOptimizer: innerOptimizer must not be a LossScaleOptimizer itself. "
                    + "Give it that one's innerOptimizer.");
        }
        Expect.positive("LossScaleOptimizer", "initialScale", initialScale);
        if (dynamicGrowthSteps < 1) {
            throw new IllegalArgumentException("LossScaleOptimizer: dynamicGrowthSteps must be at least 1, got " + dynamicGrowthSteps
                    + ".");
        }
    }

    /**
     * With Keras's defaults.
     *
     * @param innerOptimizer how gradients change weights
     */
    public LossScaleOptimizer(Optimizer innerOptimizer) {
        this(innerOptimizer, 32768, 2000);
    }

    /**
     * {@return a copy with another {@code initialScale}}
     *
     * @param value a positive number
     */
    public LossScaleOptimizer initialScale(double value) {
        return new LossScaleOptimizer(innerOptimizer, value, dynamicGrowthSteps);
    }

    /**
     * {@return a copy with another {@code dynamicGrowthSteps}}
     *
     * @param value at least 1
     */
    public LossScaleOptimizer dynamicGrowthSteps(int value) {
        return new LossScaleOptimizer(innerOptimizer, initialScale, value);
    }

    @Override
    public String name() {
        return "loss_scale_optimizer";
    }

    @Override
    public Schedule learningRate() {
        return innerOptimizer.learningRate();
    }

    @Override
    public OptimizerOptions options() {
        return innerOptimizer.options();
    }

    @Override
    public List<String> slots() {
        return innerOptimizer.slots();
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        innerOptimizer.update(weight, gradient, slots, size, learningRate, iteration);
    }
}
