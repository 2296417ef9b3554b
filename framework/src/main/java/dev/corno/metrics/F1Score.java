package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * {@code 2 * precision * recall / (precision + recall)} of each class: {@link FBetaScore} with beta 1. Labels and predictions have shape
 * {@code (batch, classes)}.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.CATEGORICAL_CROSSENTROPY, new F1Score().average(FBetaScore.Average.MACRO));
 * }</pre>
 *
 * @param average how the scores of the classes become one; default {@link FBetaScore.Average#NONE}, a number for each class
 * @param threshold above which a prediction is a yes, in (0, 1]; default none: the highest prediction of a row is its only yes
 * @param name under which it is reported; default {@code f1_score}
 */
@CheckReturnValue
public record F1Score(FBetaScore.Average average, OptionalDouble threshold, String name) implements Metric {

    /** Checks ranges. */
    public F1Score {
        Objects.requireNonNull(average, "average");
        FScoreState.checkThreshold("F1Score", threshold);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public F1Score() {
        this(FBetaScore.Average.NONE, OptionalDouble.empty(), "f1_score");
    }

    /**
     * {@return a copy with another average}
     *
     * @param value how the scores of the classes become one
     */
    public F1Score average(FBetaScore.Average value) {
        return new F1Score(value, threshold, name);
    }

    /**
     * {@return a copy where every prediction above a threshold is a yes}
     *
     * @param value in (0, 1]
     */
    public F1Score threshold(double value) {
        return new F1Score(average, OptionalDouble.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public F1Score name(String value) {
        return new F1Score(average, threshold, value);
    }

    @Override
    public MetricState start() {
        return new FScoreState(name, average, 1, threshold);
    }
}
