package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * {@code (1 + beta^2) * precision * recall / (beta^2 * precision + recall)} of each class: a mean of both that is near the lower one, where recall
 * counts {@code beta} times as much as precision. Labels and predictions have shape {@code (batch, classes)}, with one or several yeses in a
 * row. Denominators are increased by 1e-7.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.CATEGORICAL_CROSSENTROPY, new FBetaScore().beta(2).average(FBetaScore.Average.MACRO));
 * }</pre>
 *
 * @param average how the scores of the classes become one; default {@link Average#NONE}, a number for each class
 * @param beta how much recall counts; more than 0; default 1
 * @param threshold above which a prediction is a yes, in (0, 1]; default none: the highest prediction of a row is its only yes
 * @param name under which it is reported; default {@code fbeta_score}
 */
@CheckReturnValue
public record FBetaScore(Average average, double beta, OptionalDouble threshold, String name) implements Metric {

    /** Checks ranges. */
    public FBetaScore {
        Objects.requireNonNull(average, "average");
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("FBetaScore: beta must be a number above 0, got " + beta + ".");
        }
        FScoreState.checkThreshold("FBetaScore", threshold);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public FBetaScore() {
        this(Average.NONE, 1, OptionalDouble.empty(), "fbeta_score");
    }

    /**
     * {@return a copy with another average}
     *
     * @param value how the scores of the classes become one
     */
    public FBetaScore average(Average value) {
        return new FBetaScore(value, beta, threshold, name);
    }

    /**
     * {@return a copy where recall counts more or less}
     *
     * @param value more than 0
     */
    public FBetaScore beta(double value) {
        return new FBetaScore(average, value, threshold, name);
    }

    /**
     * {@return a copy where every prediction above a threshold is a yes}
     *
     * @param value in (0, 1]
     */
    public FBetaScore threshold(double value) {
        return new FBetaScore(average, beta, OptionalDouble.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public FBetaScore name(String value) {
        return new FBetaScore(average, beta, threshold, value);
    }

    /** How the scores of the classes become one number. */
    public enum Average {
        /** They do not: the result has a number for each class. */
        NONE,
        /** The score of the counts of all classes together. */
        MICRO,
        /** Their mean. */
        MACRO,
        /** Their mean, weighted by how often each class is among the labels. */
        WEIGHTED
    }

    @Override
    public MetricState start() {
        return new FScoreState(name, average, beta, threshold);
    }
}
