package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The highest precision, the share of answers "yes" that are right, at a threshold where the recall, the share of labels "yes" that are
 * found, is high enough; 0 where there is no such threshold. A prediction above the threshold is a yes; predictions are cut to [0, 1].
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new PrecisionAtRecall(0.8));
 * }</pre>
 *
 * @param recall the recall that is needed, in [0, 1]
 * @param numThresholds how many thresholds are tried, spread evenly over [0, 1], or 0.5 if it is one; 1 to 1,000,000; default 200
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code precision_at_recall}
 */
@CheckReturnValue
public record PrecisionAtRecall(double recall, int numThresholds, OptionalInt classId, String name) implements Metric {

    /** Checks ranges. */
    public PrecisionAtRecall {
        ThresholdCounts.checkShare("PrecisionAtRecall", "recall", recall);
        ThresholdCounts.checkNumber("PrecisionAtRecall", 1, numThresholds);
        ThresholdCounts.checkOption("PrecisionAtRecall", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param recall see {@link #recall}
     */
    public PrecisionAtRecall(double recall) {
        this(recall, 200, OptionalInt.empty(), "precision_at_recall");
    }

    /**
     * {@return a copy with more or fewer thresholds}
     *
     * @param value at least 1
     */
    public PrecisionAtRecall numThresholds(int value) {
        return new PrecisionAtRecall(recall, value, classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public PrecisionAtRecall classId(int value) {
        return new PrecisionAtRecall(recall, numThresholds, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public PrecisionAtRecall name(String value) {
        return new PrecisionAtRecall(recall, numThresholds, classId, value);
    }

    @Override
    public MetricState start() {
        return new ConstrainedState(ThresholdCounts.evenlySpread(name, numThresholds, classId), ThresholdCounts::recall, recall,
                ThresholdCounts::precision);
    }
}
