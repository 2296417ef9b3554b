package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How many labels "yes" have no prediction above the threshold, each times its weight.
 * Labels and predictions have one shape; all their elements count alike, and labels other than 0 are yes.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new FalseNegatives().thresholds(0.3));
 * }</pre>
 *
 * @param thresholds above which a prediction is a yes, each in [0, 1]; the result has a number for each, and is a scalar for one; default 0.5
 * @param name under which it is reported; default {@code false_negatives}
 */
@CheckReturnValue
public record FalseNegatives(List<Double> thresholds, String name) implements Metric {

    /** Checks ranges and copies the list. */
    public FalseNegatives {
        thresholds = ThresholdCounts.checkThresholds("FalseNegatives", thresholds);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public FalseNegatives() {
        this(List.of(), "false_negatives");
    }

    /**
     * {@return a copy with other thresholds}
     *
     * @param values each in [0, 1]
     */
    public FalseNegatives thresholds(double... values) {
        return new FalseNegatives(Arrays.stream(values).boxed().toList(), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public FalseNegatives name(String value) {
        return new FalseNegatives(thresholds, value);
    }

    @Override
    public MetricState start() {
        ThresholdCounts counts = new ThresholdCounts(name, thresholds);
        return new CountState(counts, counts.falseNegatives);
    }
}
