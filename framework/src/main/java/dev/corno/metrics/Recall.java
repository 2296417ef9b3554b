package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Share of the labels "yes" that are found: {@code truePositives / (truePositives + falseNegatives)}, 0 where there is none.
 * A prediction above the threshold is a yes. Labels and predictions have one shape; all their elements count alike.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new Recall().thresholds(0.3));
 * }</pre>
 *
 * @param thresholds above which a prediction is a yes, each in [0, 1]; the result has a number for each, and is a scalar for one;
 *     default 0.5, or none where {@code topK} is given
 * @param topK only the so many highest predictions of a row can be a yes, at least 1; default all
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code recall}
 */
@CheckReturnValue
public record Recall(List<Double> thresholds, OptionalInt topK, OptionalInt classId, String name) implements Metric {

    /** Checks ranges and copies the list. */
    public Recall {
        thresholds = ThresholdCounts.checkThresholds("Recall", thresholds);
        ThresholdCounts.checkOption("Recall", "topK", 1, topK);
        ThresholdCounts.checkOption("Recall", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Recall() {
        this(List.of(), OptionalInt.empty(), OptionalInt.empty(), "recall");
    }

    /**
     * {@return a copy with other thresholds}
     *
     * @param values each in [0, 1]
     */
    public Recall thresholds(double... values) {
        return new Recall(Arrays.stream(values).boxed().toList(), topK, classId, name);
    }

    /**
     * {@return a copy for which only the highest predictions of a row can be a yes}
     *
     * @param value how many, at least 1
     */
    public Recall topK(int value) {
        return new Recall(thresholds, OptionalInt.of(value), classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public Recall classId(int value) {
        return new Recall(thresholds, topK, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Recall name(String value) {
        return new Recall(thresholds, topK, classId, value);
    }

    @Override
    public MetricState start() {
        ThresholdCounts counts = new ThresholdCounts(name, thresholds, topK, classId);
        return new ShareState(counts, "false_negatives", counts.falseNegatives);
    }
}
