package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;

/**
 * {@code initialLearningRate / (1 + decayRate * iteration / decaySteps)}; with {@code staircase} the quotient is a whole number, rounded
 * down.
 *
 * <pre>{@code
 * var optimizer = new SGD(new InverseTimeDecay(0.1, 1000, 0.5));
 * }</pre>
 *
 * @param initialLearningRate the rate of the first update, 0 or more
 * @param decaySteps updates after which the divisor has grown by {@code decayRate}, at least 1
 * @param decayRate how much the divisor grows, 0 or more
 * @param staircase whether the rate stays the same in between; default false
 */
@CheckReturnValue
public record InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, boolean staircase) implements Schedule {

    /** Checks ranges. */
    public InverseTimeDecay {
        Decay.checkRate("InverseTimeDecay", "initialLearningRate", initialLearningRate);
        Decay.checkSteps("InverseTimeDecay", decaySteps);
        Decay.checkRate("InverseTimeDecay", "decayRate", decayRate);
    }

    /**
     * A smooth decay.
     *
     * @param initialLearningRate the rate of the first update
     * @param decaySteps updates after which the divisor has grown by {@code decayRate}
     * @param decayRate how much the divisor grows
     */
    public InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate) {
        this(initialLearningRate, decaySteps, decayRate, false);
    }

    /**
     * {@return a copy that falls in steps, or smoothly}
     *
     * @param value whether the rate stays the same in between
     */
    public InverseTimeDecay staircase(boolean value) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, value);
    }

    @Override
    public double learningRate(long iteration) {
        double periods = (double) iteration / decaySteps;
        return initialLearningRate / (1 + decayRate * (staircase ? Math.floor(periods) : periods));
    }
}
