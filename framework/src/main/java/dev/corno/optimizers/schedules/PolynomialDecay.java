package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;

/**
 * Falls from one rate to another along a power of the time that is left:
 * {@code (initialLearningRate - endLearningRate) * (1 - iteration/decaySteps)^power + endLearningRate}, and stays there; with
 * {@code cycle} {@code decaySteps} counts as its smallest multiple that the iteration has not passed, so that the rate jumps up and
 * falls again.
 *
 * <pre>{@code
 * var optimizer = new SGD(new PolynomialDecay(0.1, 10_000).endLearningRate(0.01).power(0.5));
 * }</pre>
 *
 * @param initialLearningRate the rate of the first update, 0 or more
 * @param decaySteps updates until the last rate, at least 1
 * @param endLearningRate the last rate, 0 or more; default 0.0001
 * @param power the power, 0 or more; 1, along a line, by default
 * @param cycle whether the rate falls again and again; default false
 */
@CheckReturnValue
public record PolynomialDecay(double initialLearningRate, long decaySteps, double endLearningRate, double power, boolean cycle)
        implements Schedule {

    /** Checks ranges. */
    public PolynomialDecay {
        Decay.checkRate("PolynomialDecay", "initialLearningRate", initialLearningRate);
        Decay.checkSteps("PolynomialDecay", decaySteps);
        Decay.checkRate("PolynomialDecay", "endLearningRate", endLearningRate);
        Decay.checkRate("PolynomialDecay", "power", power);
    }

    /**
     * Along a line, once, to Keras's 0.0001.
     *
     * @param initialLearningRate the rate of the first update
     * @param decaySteps updates until the last rate
     */
    public PolynomialDecay(double initialLearningRate, long decaySteps) {
        this(initialLearningRate, decaySteps, 1e-4, 1, false);
    }

    /**
     * {@return a copy that falls to another rate}
     *
     * @param value the last rate, 0 or more
     */
    public PolynomialDecay endLearningRate(double value) {
        return new PolynomialDecay(initialLearningRate, decaySteps, value, power, cycle);
    }

    /**
     * {@return a copy that falls along another power}
     *
     * @param value the power, 0 or more
     */
    public PolynomialDecay power(double value) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, value, cycle);
    }

    /**
     * {@return a copy that falls again and again, or once}
     *
     * @param value whether it does so again
     */
    public PolynomialDecay cycle(boolean value) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, value);
    }

    @Override
    public double learningRate(long iteration) {
        double periods = (double) iteration / decaySteps;
        double part = cycle ? periods / Math.max(1, Math.ceil(periods)) : Math.min(periods, 1);
        return (initialLearningRate - endLearningRate) * Math.pow(1 - part, power) + endLearningRate;
    }
}
