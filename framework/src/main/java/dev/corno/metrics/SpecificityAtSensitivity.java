package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The highest specificity, the share of labels "no" that are found, at a threshold where the sensitivity, the share of labels "yes" that are
 * found, is high enough; 0 where there is no such threshold. A prediction above the threshold is a yes; predictions are cut to [0, 1].
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new SpecificityAtSensitivity(0.8));
 * }</pre>
 *
 * @param sensitivity the sensitivity that is needed, in [0, 1]
 * @param numThresholds how many thresholds are tried, spread evenly over [0, 1], or 0.5 if it is one; 1 to 1,000,000; default 200
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code specificity_at_sensitivity}
 */
@CheckReturnValue
public record SpecificityAtSensitivity(double sensitivity, int numThresholds, OptionalInt classId, String name) implements Metric {

    /** Checks ranges. */
    public SpecificityAtSensitivity {
        ThresholdCounts.checkShare("SpecificityAtSensitivity", "sensitivity", sensitivity);
        ThresholdCounts.checkNumber("SpecificityAtSensitivity", 1, numThresholds);
        ThresholdCounts.checkOption("SpecificityAtSensitivity", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param sensitivity see {@link #sensitivity}
     */
    public SpecificityAtSensitivity(double sensitivity) {
        this(sensitivity, 200, OptionalInt.empty(), "specificity_at_sensitivity");
    }

    /**
     * {@return a copy with more or fewer thresholds}
     *
     * @param value at least 1
     */
    public SpecificityAtSensitivity numThresholds(int value) {
        return new SpecificityAtSensitivity(sensitivity, value, classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public SpecificityAtSensitivity classId(int value) {
        return new SpecificityAtSensitivity(sensitivity, numThresholds, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SpecificityAtSensitivity name(String value) {
        return new SpecificityAtSensitivity(sensitivity, numThresholds, classId, value);
    }

    @Override
    public MetricState start() {
        return new ConstrainedState(ThresholdCounts.evenlySpread(name, numThresholds, classId), ThresholdCounts::recall, sensitivity,
                ThresholdCounts::specificity);
    }
}
