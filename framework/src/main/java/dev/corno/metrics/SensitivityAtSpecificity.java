package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The highest sensitivity, the share of labels "yes" that are found, at a threshold where the specificity, the share of labels "no" that are
 * found, is high enough; 0 where there is no such threshold. A prediction above the threshold is a yes; predictions are cut to [0, 1].
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new SensitivityAtSpecificity(0.8));
 * }</pre>
 *
 * @param specificity the specificity that is needed, in [0, 1]
 * @param numThresholds how many thresholds are tried, spread evenly over [0, 1], or 0.5 if it is one; 1 to 1,000,000; default 200
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code sensitivity_at_specificity}
 */
@CheckReturnValue
public record SensitivityAtSpecificity(double specificity, int numThresholds, OptionalInt classId, String name) implements Metric {

    /** Checks ranges. */
    public SensitivityAtSpecificity {
        ThresholdCounts.checkShare("SensitivityAtSpecificity", "specificity", specificity);
        ThresholdCounts.checkNumber("SensitivityAtSpecificity", 1, numThresholds);
        ThresholdCounts.checkOption("SensitivityAtSpecificity", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param specificity see {@link #specificity}
     */
    public SensitivityAtSpecificity(double specificity) {
        this(specificity, 200, OptionalInt.empty(), "sensitivity_at_specificity");
    }

    /**
     * {@return a copy with more or fewer thresholds}
     *
     * @param value at least 1
     */
    public SensitivityAtSpecificity numThresholds(int value) {
        return new SensitivityAtSpecificity(specificity, value, classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public SensitivityAtSpecificity classId(int value) {
        return new SensitivityAtSpecificity(specificity, numThresholds, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SensitivityAtSpecificity name(String value) {
        return new SensitivityAtSpecificity(specificity, numThresholds, classId, value);
    }

    @Override
    public MetricState start() {
        return new ConstrainedState(ThresholdCounts.evenlySpread(name, numThresholds, classId), ThresholdCounts::specificity, specificity,
                ThresholdCounts::recall);
    }
}
