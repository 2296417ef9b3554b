package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * An optimizer with Keras's common options under their flat names, as in {@code new Adam(1e-3).clipNorm(1).weightDecay(1e-4)}.
 * An optimizer of your own gets them by implementing {@link #options(OptimizerOptions)}.
 *
 * @param <O> the optimizer itself
 */
public interface KerasOptimizer<O extends KerasOptimizer<O>> extends Optimizer {

    /**
     * {@return a copy with other options}
     *
     * @param value clipping, weight decay, averaging and accumulation
     */
    @CheckReturnValue
    O options(OptimizerOptions value);

    /**
     * {@return a copy with decoupled weight decay, {@code w -= w * weightDecay * learningRate} before the rule}
     *
     * @param value share taken off, 0 or more
     */
    @CheckReturnValue
    default O weightDecay(double value) {
        return options(options().weightDecay(value));
    }

    /**
     * {@return a copy that scales each weight's gradient down to a highest L2 norm}
     *
     * @param value highest norm, or 0 for no limit
     */
    @CheckReturnValue
    default O clipNorm(double value) {
        return options(options().clipNorm(value));
    }

    /**
     * {@return a copy that cuts gradient elements to a highest size either way}
     *
     * @param value highest size, or 0 for no limit
     */
    @CheckReturnValue
    default O clipValue(double value) {
        return options(options().clipValue(value));
    }

    /**
     * {@return a copy that scales all gradients together down to a highest L2 norm}
     *
     * @param value highest norm, or 0 for no limit
     */
    @CheckReturnValue
    default O globalClipNorm(double value) {
        return options(options().globalClipNorm(value));
    }

    /**
     * {@return a copy that keeps, or does not keep, an exponential moving average of the weights, taken at the end of {@code fit}}
     *
     * @param value whether averages are kept
     */
    @CheckReturnValue
    default O useEma(boolean value) {
        return options(options().useEma(value));
    }

    /**
     * {@return a copy with slower or faster averages}
     *
     * @param value share of the old average kept at each update, in [0, 1]
     */
    @CheckReturnValue
    default O emaMomentum(double value) {
        return options(options().emaMomentum(value));
    }

    /**
     * {@return a copy whose weights become their averages every so often}
     *
     * @param value updates between, or 0 for only at the end of {@code fit}
     */
    @CheckReturnValue
    default O emaOverwriteFrequency(int value) {
        return options(options().emaOverwriteFrequency(value));
    }

    /**
     * {@return a copy that averages the gradients of several steps into one update}
     *
     * @param value steps for one update, at least 1
     */
    @CheckReturnValue
    default O gradientAccumulationSteps(int value) {
        return options(options().gradientAccumulationSteps(value));
    }

    /**
     * {@return a copy that multiplies the loss before gradients are computed, and takes the factor off them again}
     *
     * @param value the factor, or 0 for none
     */
    @CheckReturnValue
    default O lossScaleFactor(double value) {
        return options(options().lossScaleFactor(value));
    }

    /**
     * {@return a copy whose weight decay passes over some weights, as in {@code excludeFromWeightDecay("bias", "gamma|beta")}}
     *
     * @param value regular expressions looked for in paths such as {@code dense_1/bias}
     */
    @CheckReturnValue
    default O excludeFromWeightDecay(String... value) {
        return options(options().excludeFromWeightDecay(List.of(value)));
    }
}
