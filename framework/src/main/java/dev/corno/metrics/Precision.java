package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Share of the answers "yes" that are right: {@code truePositives / (truePositives + falsePositives)}, 0 where there is none.
 * A prediction above the threshold is a yes. Labels and predictions have one shape; all their elements count alike.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new Precision().thresholds(0.3));
 * }</pre>
 *
 * @param thresholds above which a prediction is a yes, each in [0, 1]; the result has a number for each, and is a scalar for one;
 *     default 0.5, or none where {@code topK} is given
 * @param topK only the so many highest predictions of a row can be a yes, at least 1; default all
 * @param classId only this class counts, an index of the last axis; default all
 * @param name under which it is reported; default {@code precision}
 */
@CheckReturnValue
public record Precision(List<Double> thresholds, OptionalInt topK, OptionalInt classId, String name) implements Metric {

    /** Checks ranges and copies the list. */
    public Precision {
        thresholds = ThresholdCounts.checkThresholds("Precision", thresholds);
        ThresholdCounts.checkOption("Precision", "topK", 1, topK);
        ThresholdCounts.checkOption("Precision", "classId", 0, classId);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Precision() {
        this(List.of(), OptionalInt.empty(), OptionalInt.empty(), "precision");
    }

    /**
     * {@return a copy with other thresholds}
     *
     * @param values each in [0, 1]
     */
    public Precision thresholds(double... values) {
        return new Precision(Arrays.stream(values).boxed().toList(), topK, classId, name);
    }

    /**
     * {@return a copy for which only the highest predictions of a row can be a yes}
     *
     * @param value how many, at least 1
     */
    public Precision topK(int value) {
        return new Precision(thresholds, OptionalInt.of(value), classId, name);
    }

    /**
     * {@return a copy for one class}
     *
     * @param value an index of the last axis
     */
    public Precision classId(int value) {
        return new Precision(thresholds, topK, OptionalInt.of(value), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Precision name(String value) {
        return new Precision(thresholds, topK, classId, value);
    }

    @Override
    public MetricState start() {
        ThresholdCounts counts = new ThresholdCounts(name, thresholds, topK, classId);
        return new ShareState(counts, "false_positives", counts.falsePositives);
    }
}
