package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;

/**
 * Falls along half a cosine again and again, in periods that grow: period {@code i}, from 0, lasts {@code firstDecaySteps * tMul^i}
 * updates, and {@code x} of the way through it the rate is
 * {@code initialLearningRate * ((1-alpha) * mMul^i * (1 + cos(pi*x))/2 + alpha)}.
 *
 * <p>Loshchilov and Hutter, <a href="https://arxiv.org/abs/1608.03983">SGDR: Stochastic Gradient Descent with Warm Restarts</a>, 2016,
 * section 3.
 *
 * <pre>{@code
 * var optimizer = new SGD(new CosineDecayRestarts(0.1, 1000).tMul(2).mMul(0.9));
 * }</pre>
 *
 * @param initialLearningRate the rate of the first update, 0 or more
 * @param firstDecaySteps updates of the first period, at least 1
 * @param tMul how much longer each period is than the one before, positive; default 2
 * @param mMul the first rate of each period by that of the one before, 0 or more; default 1
 * @param alpha the last rate of the first period as a share of {@code initialLearningRate}, 0 or more; default 0
 */
@CheckReturnValue
public record CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double tMul, double mMul, double alpha)
        implements Schedule {

    /** Checks ranges. */
    public CosineDecayRestarts {
        Decay.checkRate("CosineDecayRestarts", "initialLearningRate", initialLearningRate);
        if (firstDecaySteps < 1) {
            throw new IllegalArgumentException("CosineDecayRestarts: firstDecaySteps must be at least 1, got " + firstDecaySteps + ".");
        }
        if (!(tMul > 0 && tMul < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("CosineDecayRestarts: tMul must be a positive number, got " + tMul + ".");
        }
        Decay.checkRate("CosineDecayRestarts", "mMul", mMul);
        Decay.checkRate("CosineDecayRestarts", "alpha", alpha);
    }

    /**
     * Periods that double, to 0.
     *
     * @param initialLearningRate the rate of the first update
     * @param firstDecaySteps updates of the first period
     */
    public CosineDecayRestarts(double initialLearningRate, long firstDecaySteps) {
        this(initialLearningRate, firstDecaySteps, 2, 1, 0);
    }

    /**
     * {@return a copy with periods that grow otherwise}
     *
     * @param value how much longer each is, a positive number
     */
    public CosineDecayRestarts tMul(double value) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, value, mMul, alpha);
    }

    /**
     * {@return a copy with periods that start otherwise}
     *
     * @param value the first rate of each by that of the one before, 0 or more
     */
    public CosineDecayRestarts mMul(double value) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, value, alpha);
    }

    /**
     * {@return a copy that falls to another rate}
     *
     * @param value the last rate as a share of the first, 0 or more
     */
    public CosineDecayRestarts alpha(double value) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, value);
    }

    @Override
    public double learningRate(long iteration) {
        float periods = (float) iteration / firstDecaySteps;
        float growth = (float) tMul;
        double period = growth == 1 ? Math.floor(periods) : period(periods, growth);
        double length = Math.pow(growth, period);
        double start = growth == 1 ? period : (1 - length) / (1 - growth);
        double share = Math.pow(mMul, period) * Decay.halfCosine((periods - start) / length);
        return initialLearningRate * ((1 - alpha) * share + alpha);
    }

    // As exact as Keras is, since near a restart the rounding decides which period it is.
    private static double period(float periods, float growth) {
        float reached = 1 - periods * (1 - growth);
        return Math.floor((float) Math.log(reached) / (float) Math.log(growth));
    }
}
