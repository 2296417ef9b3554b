package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code 1 - sum((yTrue - yPred)^2) / sum((yTrue - mean(yTrue))^2)} of each column of {@code (batch, values)}: the share of the labels' variance
 * that predictions explain, 1 at best, 0 for the mean as prediction; 0 too where labels are constant and predictions are not.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new R2Score());
 * }</pre>
 *
 * @param classAggregation how the scores of the columns become one; default {@link ClassAggregation#UNIFORM_AVERAGE}
 * @param numRegressors how many inputs the model has, for the adjusted score {@code 1 - (1 - r2)*(n - 1)/(n - numRegressors - 1)}, where as in Keras {@code n} counts the labels of all columns; 0, the default, for the score itself, which is also given where {@code n} is not above {@code numRegressors + 1}
 * @param name under which it is reported; default {@code r2_score}
 */
@CheckReturnValue
public record R2Score(ClassAggregation classAggregation, int numRegressors, String name) implements Metric {

    /** Checks ranges. */
    public R2Score {
        Objects.requireNonNull(classAggregation, "classAggregation");
        if (numRegressors < 0) {
            throw new IllegalArgumentException("R2Score: numRegressors must be 0 or more, got " + numRegressors + ".");
        }
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public R2Score() {
        this(ClassAggregation.UNIFORM_AVERAGE, 0, "r2_score");
    }

    /**
     * {@return a copy with another aggregation}
     *
     * @param value how the scores of the columns become one
     */
    public R2Score classAggregation(ClassAggregation value) {
        return new R2Score(value, numRegressors, name);
    }

    /**
     * {@return a copy with the adjusted score}
     *
     * @param value 0 or more
     */
    public R2Score numRegressors(int value) {
        return new R2Score(classAggregation, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public R2Score name(String value) {
        return new R2Score(classAggregation, numRegressors, value);
    }

    /** How the scores of the columns become one number. */
    public enum ClassAggregation {
        /** They do not: the result has a number for each column. */
        NONE,
        /** Their mean. */
        UNIFORM_AVERAGE,
        /** Their mean, weighted by the variance of the labels. */
        VARIANCE_WEIGHTED_AVERAGE
    }

    @Override
    public MetricState start() {
        return new R2State(this);
    }
}
