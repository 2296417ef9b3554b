package dev.corno.optimizers;

import dev.corno.CheckReturnValue;

/**
 * What every optimizer of Keras offers besides its rule. In the order in which it is applied: gradient accumulation, clipping,
 * decoupled weight decay, the optimizer's rule, averaging of the weights.
 *
 * @param weightDecay {@code w -= w * weightDecay * learningRate} before the rule; 0 for none (default)
 * @param clipNorm each weight's gradient is scaled down to at most this L2 norm; 0 for no limit (default)
 * @param clipValue gradient elements are cut to at most this size either way; 0 for no limit (default)
 * @param globalClipNorm all gradients together are scaled down to at most this L2 norm; 0 for no limit (default)
 * @param useEma whether an exponential moving average of the weights is kept and taken at the end of {@code fit}
 * @param emaMomentum share of the old average kept at each update, in [0, 1]; default 0.99
 * @param emaOverwriteFrequency after so many updates the weights become their average; 0 for only at the end of {@code fit}
 * @param gradientAccumulationSteps gradients of so many steps are averaged into one update; 1 for every step (default)
 */
@CheckReturnValue
public record OptimizerOptions(double weightDecay, double clipNorm, double clipValue, double globalClipNorm,
        boolean useEma, double emaMomentum, int emaOverwriteFrequency, int gradientAccumulationSteps) {

    /** Nothing besides the rule: Keras's defaults. */
    public static final OptimizerOptions DEFAULT = new OptimizerOptions(0, 0, 0, 0, false, 0.99, 0, 1);
}
