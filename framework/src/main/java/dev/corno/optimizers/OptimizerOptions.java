package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * What every optimizer of Keras offers besides its rule. In the order in which it is applied: gradient accumulation, clipping,
 * decoupled weight decay, the optimizer's rule, averaging of the weights.
 *
 * @param weightDecay {@code w -= w * weightDecay * learningRate} before the rule; 0 for none (default)
 * @param clipNorm each weight's gradient is scaled down to at most this L2 norm; 0 for no limit (default)
 * @param clipValue gradient elements are cut to at most this size either way; 0 for no limit (default)
 * @param globalClipNorm all gradients together are scaled down to at most this L2 norm; 0 for no limit (default)
 * @param useEma whether an exponential moving average of the weights is kept and taken at the end of {@code fit}; default false
 * @param emaMomentum share of the old average kept at each update, in [0, 1]; default 0.99
 * @param emaOverwriteFrequency after so many updates the weights become their average; 0 for only at the end of {@code fit} (default)
 * @param gradientAccumulationSteps gradients of so many steps are averaged into one update; 1 for every step (default)
 * @param lossScaleFactor what the loss is multiplied with before gradients are computed, which are divided by it again before they are
 *     used, so that small ones do not vanish where they are computed in few bits; 0 for none (default)
 * @param excludeFromWeightDecay regular expressions; a weight in whose path, such as {@code dense_1/bias}, one is found is not decayed;
 *     empty by default. Keras forgets them when it saves an optimizer, Corno's files keep them.
 */
@CheckReturnValue
public record OptimizerOptions(double weightDecay, double clipNorm, double clipValue, double globalClipNorm,
        boolean useEma, double emaMomentum, int emaOverwriteFrequency, int gradientAccumulationSteps,
        double lossScaleFactor, List<String> excludeFromWeightDecay) {

    /** Nothing besides the rule: Keras's defaults. */
    public static final OptimizerOptions DEFAULT = new OptimizerOptions(0, 0, 0, 0, false, 0.99, 0, 1, 0, List.of());

    private static final String NAME = "OptimizerOptions";

    /** Checks ranges, and that gradients are clipped in one way at most. */
    public OptimizerOptions {
        Expect.notNegative(NAME, "weightDecay", weightDecay);
        Expect.notNegative(NAME, "clipNorm", clipNorm);
        Expect.notNegative(NAME, "clipValue", clipValue);
        Expect.notNegative(NAME, "globalClipNorm", globalClipNorm);
        if (Math.signum(clipNorm) + Math.signum(clipValue) + Math.signum(globalClipNorm) > 1) {
            throw new IllegalArgumentException(NAME + ": expects one of clipNorm, clipValue and globalClipNorm, got clipNorm "
                    + clipNorm + ", clipValue " + clipValue + " and globalClipNorm " + globalClipNorm + ". Set the others to 0.");
        }
        if (!(emaMomentum >= 0 && emaMomentum <= 1)) {
            throw new IllegalArgumentException(NAME + ": emaMomentum must be in [0, 1], got " + emaMomentum + ".");
        }
        if (emaOverwriteFrequency < 0) {
            throw new IllegalArgumentException(NAME + ": emaOverwriteFrequency must be 0 or more, got " + emaOverwriteFrequency + ".");
        }
        if (gradientAccumulationSteps < 1) {
            throw new IllegalArgumentException(NAME + ": gradientAccumulationSteps must be at least 1, got "
                    + gradientAccumulationSteps + ".");
        }
        Expect.notNegative(NAME, "lossScaleFactor", lossScaleFactor);
        excludeFromWeightDecay = List.copyOf(excludeFromWeightDecay);
        excludeFromWeightDecay.forEach(expression -> Expect.pattern(NAME, "excludeFromWeightDecay", expression));
    }

    /**
     * {@return a copy with decoupled weight decay}
     *
     * @param value share of a weight, times the learning rate, taken off at each update
     */
    public OptimizerOptions weightDecay(double value) {
        return new OptimizerOptions(value, clipNorm, clipValue, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that limits the norm of each gradient}
     *
     * @param value highest L2 norm, or 0
     */
    public OptimizerOptions clipNorm(double value) {
        return new OptimizerOptions(weightDecay, value, clipValue, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that limits the elements of gradients}
     *
     * @param value highest size, or 0
     */
    public OptimizerOptions clipValue(double value) {
        return new OptimizerOptions(weightDecay, clipNorm, value, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that limits the norm of all gradients together}
     *
     * @param value highest L2 norm, or 0
     */
    public OptimizerOptions globalClipNorm(double value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, value, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy with or without averaging of weights}
     *
     * @param value whether averages are kept
     */
    public OptimizerOptions useEma(boolean value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, value, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy with slower or faster averages}
     *
     * @param value share of the old average kept
     */
    public OptimizerOptions emaMomentum(double value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, useEma, value, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that takes the averages over more or less often}
     *
     * @param value updates between, or 0
     */
    public OptimizerOptions emaOverwriteFrequency(int value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, useEma, emaMomentum, value,
                gradientAccumulationSteps, lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that averages gradients of several steps}
     *
     * @param value steps for one update
     */
    public OptimizerOptions gradientAccumulationSteps(int value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency, value,
                lossScaleFactor, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that scales the loss and takes the scale off the gradients}
     *
     * @param value the factor, or 0
     */
    public OptimizerOptions lossScaleFactor(double value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, value, excludeFromWeightDecay);
    }

    /**
     * {@return a copy that decays other weights}
     *
     * @param value regular expressions looked for in paths such as {@code dense_1/bias}
     */
    public OptimizerOptions excludeFromWeightDecay(List<String> value) {
        return new OptimizerOptions(weightDecay, clipNorm, clipValue, globalClipNorm, useEma, emaMomentum, emaOverwriteFrequency,
                gradientAccumulationSteps, lossScaleFactor, value);
    }

    /** Says whether weight decay passes over a weight. */
    boolean isExcludedFromWeightDecay(String path) {
        return excludeFromWeightDecay.stream().anyMatch(expression -> Expect.isFound(expression, path));
    }
}
