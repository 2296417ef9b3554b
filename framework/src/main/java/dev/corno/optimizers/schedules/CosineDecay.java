package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;
import java.util.OptionalDouble;

/**
 * Falls along half a cosine, and stays there: {@code start * ((1-alpha) * (1 + cos(pi * iteration/decaySteps))/2 + alpha)}, where
 * {@code start} is {@code initialLearningRate}. With a {@code warmupTarget} the rate first rises along a line from
 * {@code initialLearningRate} to it for {@code warmupSteps} updates, and {@code start} is the target.
 *
 * <p>Loshchilov and Hutter, <a href="https://arxiv.org/abs/1608.03983">SGDR: Stochastic Gradient Descent with Warm Restarts</a>, 2016;
 * the warm-up: Goyal et al., <a href="https://arxiv.org/abs/1706.02677">Accurate, Large Minibatch SGD</a>, 2017, section 2.2.
 *
 * <pre>{@code
 * var optimizer = new SGD(new CosineDecay(0.01, 10_000).warmup(0.1, 500));
 * }</pre>
 *
 * @param initialLearningRate the rate of the first update, 0 or more
 * @param decaySteps updates that the rate falls for, at least 1
 * @param alpha the last rate as a share of {@code start}, 0 or more; default 0
 * @param warmupTarget the rate after the warm-up, 0 or more; empty for none (default)
 * @param warmupSteps updates that the rate rises for, 0 or more; default 0
 */
@CheckReturnValue
public record CosineDecay(double initialLearningRate, long decaySteps, double alpha, OptionalDouble warmupTarget, long warmupSteps)
        implements Schedule {

    /** Checks ranges. */
    public CosineDecay {
        Decay.checkRate("CosineDecay", "initialLearningRate", initialLearningRate);
        Decay.checkSteps("CosineDecay", decaySteps);
        Decay.checkRate("CosineDecay", "alpha", alpha);
        warmupTarget.ifPresent(target -> Decay.checkRate("CosineDecay", "warmupTarget", target));
        if (warmupSteps < 0) {
            throw new IllegalArgumentException("CosineDecay: warmupSteps must be 0 or more, got " + warmupSteps + ".");
        }
    }

    /**
     * A decay to 0 without warm-up.
     *
     * @param initialLearningRate the rate of the first update
     * @param decaySteps updates that the rate falls for
     */
    public CosineDecay(double initialLearningRate, long decaySteps) {
        this(initialLearningRate, decaySteps, 0, OptionalDouble.empty(), 0);
    }

    /**
     * {@return a copy that falls to another rate}
     *
     * @param value the last rate as a share of the highest, 0 or more
     */
    public CosineDecay alpha(double value) {
        return new CosineDecay(initialLearningRate, decaySteps, value, warmupTarget, warmupSteps);
    }

    /**
     * {@return a copy that rises first}
     *
     * @param target the rate after the warm-up, 0 or more
     * @param steps updates that the rate rises for, 0 or more
     */
    public CosineDecay warmup(double target, long steps) {
        return new CosineDecay(initialLearningRate, decaySteps, alpha, OptionalDouble.of(target), steps);
    }

    @Override
    public double learningRate(long iteration) {
        if (warmupTarget.isEmpty()) {
            return initialLearningRate * share(iteration);
        }
        double target = warmupTarget.getAsDouble();
        return iteration < warmupSteps
                ? initialLearningRate + (target - initialLearningRate) * iteration / warmupSteps
                : target * share(iteration - warmupSteps);
    }

    private double share(long iteration) {
        return (1 - alpha) * Decay.halfCosine(Math.min(iteration, decaySteps) / (double) decaySteps) + alpha;
    }
}
