package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;

/**
 * Rises once to a high rate and falls to almost nothing: with {@code w = warmupFraction * totalSteps} the rate goes from
 * {@code maxLearningRate / divFactor} to {@code maxLearningRate} in {@code w} updates, then to
 * {@code maxLearningRate / divFactor / finalDivFactor} until update {@code totalSteps}, both along half a cosine,
 * {@code from + (to - from) * (1 - cos(pi*x))/2}, and stays there.
 *
 * <p>Smith and Topin, <a href="https://arxiv.org/abs/1708.07120">Super-Convergence: Very Fast Training of Neural Networks Using Large
 * Learning Rates</a>, 2018. The paper changes the rate along lines, and momentum the other way round, which a schedule cannot. Keras
 * has no such schedule. The learning-rate finder of {@code Model} suggests a highest rate.
 *
 * <pre>{@code
 * var optimizer = new SGD(new OneCycle(0.5, 30 * 500)).momentum(0.9);
 * }</pre>
 *
 * @param maxLearningRate the highest rate, positive
 * @param totalSteps updates of the whole training, at least 2
 * @param warmupFraction share of the updates that the rate rises for, in (0, 1); default 0.3
 * @param divFactor the highest rate by the first, at least 1; default 25
 * @param finalDivFactor the first rate by the last, at least 1; default 10000
 */
@CheckReturnValue
public record OneCycle(double maxLearningRate, long totalSteps, double warmupFraction, double divFactor, double finalDivFactor)
        implements Schedule {

    /** Checks ranges. */
    public OneCycle {
        if (!(maxLearningRate > 0 && maxLearningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("OneCycle: maxLearningRate must be a positive number, got " + maxLearningRate + ".");
        }
        if (totalSteps < 2) {
            throw new IllegalArgumentException("OneCycle: totalSteps must be at least 2, got " + totalSteps
                    + ". It is epochs times batches.");
        }
        if (!(warmupFraction > 0 && warmupFraction < 1)) {
            throw new IllegalArgumentException("OneCycle: warmupFraction must be in (0, 1), got " + warmupFraction + ".");
        }
        checkFactor("divFactor", divFactor);
        checkFactor("finalDivFactor", finalDivFactor);
    }

    private static void checkFactor(String option, double factor) {
        if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("OneCycle: " + option + " must be a number of at least 1, got " + factor + ".");
        }
    }

    /**
     * With the usual proportions.
     *
     * @param maxLearningRate the highest rate, positive
     * @param totalSteps updates of the whole training, at least 2
     */
    public OneCycle(double maxLearningRate, long totalSteps) {
        this(maxLearningRate, totalSteps, 0.3, 25, 1e4);
    }

    /**
     * {@return a copy that rises longer or shorter}
     *
     * @param value share of the updates, in (0, 1)
     */
    public OneCycle warmupFraction(double value) {
        return new OneCycle(maxLearningRate, totalSteps, value, divFactor, finalDivFactor);
    }

    /**
     * {@return a copy that starts elsewhere}
     *
     * @param value the highest rate by the first, at least 1
     */
    public OneCycle divFactor(double value) {
        return new OneCycle(maxLearningRate, totalSteps, warmupFraction, value, finalDivFactor);
    }

    /**
     * {@return a copy that ends elsewhere}
     *
     * @param value the first rate by the last, at least 1
     */
    public OneCycle finalDivFactor(double value) {
        return new OneCycle(maxLearningRate, totalSteps, warmupFraction, divFactor, value);
    }

    @Override
    public double learningRate(long iteration) {
        double first = maxLearningRate / divFactor;
        double last = first / finalDivFactor;
        double rise = warmupFraction * totalSteps;
        return iteration < rise ? between(maxLearningRate, first, iteration / rise)
                : between(last, maxLearningRate, Math.min(1, (iteration - rise) / (totalSteps - rise)));
    }

    private static double between(double to, double from, double part) {
        return to + (from - to) * Decay.halfCosine(part);
    }
}
