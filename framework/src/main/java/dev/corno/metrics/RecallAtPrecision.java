package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The highest recall, the share of labels "yes" that are found, at a threshold where the precision, the share of answers "yes" that are
 * right, is high enough; 0 where there is no such threshold. A prediction above the threshold is a yes; predictions are cut to [0, 1].
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new RecallAtPrecision(0.8));
 * }</pre>
 *
 * @param precision the precision that is needed, in [0, 1]
 * @param numThresholds how many thresholds are tried, spread evenly over [0, 1], or 0.5 if it is one; 1 to 1,000,000; default 200
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code recall_at_precision}
 */
@CheckReturnValue
public record RecallAtPrecision(double precision, int numThresholds, OptionalInt classId, String name) implements Metric {

    /** Checks ranges. */
    public RecallAtPrecision {
        ThresholdCounts.checkShare("RecallAtPrecision", "precision", precision);
        ThresholdCounts.checkNumber("RecallAtPrecision", 1, numThresholds);
        ThresholdCounts.checkOption("RecallAtPrecision", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param precision see {@link #precision}
     */
    public RecallAtPrecision(double precision) {
        this(precision, 200, OptionalInt.empty(), "recall_at_precision");
    }

    /**
     * {@return a copy with more or fewer thresholds}
     *
     * @param value at least 1
     */
    public RecallAtPrecision numThresholds(int value) {
        return new RecallAtPrecision(precision, value, classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public RecallAtPrecision classId(int value) {
        return new RecallAtPrecision(precision, numThresholds, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public RecallAtPrecision name(String value) {
        return new RecallAtPrecision(precision, numThresholds, classId, value);
    }

    @Override
    public MetricState start() {
        return new ConstrainedState(ThresholdCounts.evenlySpread(name, numThresholds, classId), ThresholdCounts::precision, precision,
                ThresholdCounts::recall);
    }
}
