package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;

/**
 * {@code initialLearningRate * decayRate^(iteration / decaySteps)}; with {@code staircase} the exponent is a whole number, rounded down.
 *
 * <pre>{@code
 * var optimizer = new SGD(new ExponentialDecay(0.1, 1000, 0.96).staircase(true));
 * }</pre>
 *
 * @param initialLearningRate the rate of the first update, 0 or more
 * @param decaySteps updates after which the rate has been multiplied by {@code decayRate}, at least 1
 * @param decayRate the factor, 0 or more
 * @param staircase whether the rate stays the same in between; default false
 */
@CheckReturnValue
public record ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, boolean staircase) implements Schedule {

    /** Checks ranges. */
    public ExponentialDecay {
        Decay.checkRate("ExponentialDecay", "initialLearningRate", initialLearningRate);
        Decay.checkSteps("ExponentialDecay", decaySteps);
        Decay.checkRate("ExponentialDecay", "decayRate", decayRate);
    }

    /**
     * A smooth decay.
     *
     * @param initialLearningRate the rate of the first update
     * @param decaySteps updates between multiplications
     * @param decayRate the factor
     */
    public ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate) {
        this(initialLearningRate, decaySteps, decayRate, false);
    }

    /**
     * {@return a copy that falls in steps, or smoothly}
     *
     * @param value whether the rate stays the same in between
     */
    public ExponentialDecay staircase(boolean value) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, value);
    }

    @Override
    public double learningRate(long iteration) {
        double exponent = (double) iteration / decaySteps;
        return initialLearningRate * Math.pow(decayRate, staircase ? Math.floor(exponent) : exponent);
    }
}
