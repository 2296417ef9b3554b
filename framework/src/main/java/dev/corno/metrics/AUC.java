package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The area under a curve that a threshold draws: of recall over the false-positive rate (ROC), of precision over recall (PR), or of the
 * gains of both (PRGAIN).
 * Approximated with thresholds in [0, 1], spread evenly unless they are given; predictions are cut to that range. PR is interpolated as in Davis and
 * Goadrich, <a href="https://doi.org/10.1145/1143844.1143874">The Relationship Between Precision-Recall and ROC Curves</a>, 2006.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new AUC().curve(AUC.Curve.PR));
 * }</pre>
 *
 * @param numThresholds how many thresholds, 0 and 1 among them, 2 to 1,000,000; default 200
 * @param curve which curve; default {@link Curve#ROC}
 * @param summationMethod how the area between two thresholds is approximated; default {@link SummationMethod#INTERPOLATION}
 * @param thresholds the thresholds between 0 and 1, each in [0, 1]; default none, which means {@code numThresholds} ones, spread evenly
 * @param multiLabel whether each column of {@code (batch, labels)} has a curve of its own, whose areas are averaged; default false
 * @param numLabels how many columns there must be, with {@code multiLabel}; default any number
 * @param labelWeights a weight for each column, 0 or more: of its area in the mean with {@code multiLabel}, of its labels without;
 *     default none, which means 1
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param name under which it is reported; default {@code auc}
 */
@CheckReturnValue
public record AUC(int numThresholds, Curve curve, SummationMethod summationMethod, List<Double> thresholds, boolean multiLabel,
        OptionalInt numLabels, List<Double> labelWeights, boolean fromLogits, String name) implements Metric {

    /** What the threshold draws. */
    public enum Curve {
        /** Recall over the false-positive rate. */
        ROC,
        /** Precision over recall. */
        PR,
        /**
         * Gain of precision over gain of recall: {@code 1 - p/n * fp/tp} over {@code max(1 - p/n * fn/tp, 0)}, of {@code p} positives and
         * {@code n} negatives; 1 and 0 where nothing is found. Flach and Kull,
         * <a href="https://papers.nips.cc/paper/5867-precision-recall-gain-curves-pr-analysis-done-right">Precision-Recall-Gain Curves</a>, 2015.
         */
        PRGAIN
    }

    /** How the area between two thresholds is approximated. */
    public enum SummationMethod {
        /** By the mean of both heights; for PR by interpolating the counts. */
        INTERPOLATION,
        /** By the higher of both. */
        MAJORING,
        /** By the lower of both. */
        MINORING
    }

    /** Checks ranges, and sorts the thresholds. */
    public AUC {
        thresholds = ThresholdCounts.checkThresholds("AUC", thresholds).stream().sorted().toList();
        numThresholds = thresholds.isEmpty() ? numThresholds : thresholds.size() + 2;
        ThresholdCounts.checkNumber("AUC", 2, numThresholds);
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(summationMethod, "summationMethod");
        if (numLabels.isPresent() && !multiLabel) {
            throw new IllegalArgumentException("AUC: numLabels is for curves of several labels, got multiLabel false. Use multiLabel(true).");
        }
        ThresholdCounts.checkOption("AUC", "numLabels", 1, numLabels);
        labelWeights = List.copyOf(labelWeights);
        if (labelWeights.stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())) {
            throw new IllegalArgumentException("AUC: labelWeights must be numbers of 0 or more, got " + labelWeights + ".");
        }
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public AUC() {
        this(200, Curve.ROC, SummationMethod.INTERPOLATION, List.of(), false, OptionalInt.empty(), List.of(), false, "auc");
    }

    /**
     * {@return a copy with so many thresholds, spread evenly}
     *
     * @param value at least 2
     */
    public AUC numThresholds(int value) {
        return new AUC(value, curve, summationMethod, List.of(), multiLabel, numLabels, labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy for another curve}
     *
     * @param value which curve
     */
    public AUC curve(Curve value) {
        return new AUC(numThresholds, value, summationMethod, thresholds, multiLabel, numLabels, labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy with another approximation}
     *
     * @param value how the area between two thresholds is approximated
     */
    public AUC summationMethod(SummationMethod value) {
        return new AUC(numThresholds, curve, value, thresholds, multiLabel, numLabels, labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy with these thresholds, and 0 and 1}
     *
     * @param values each in [0, 1]
     */
    public AUC thresholds(double... values) {
        return new AUC(numThresholds, curve, summationMethod, Arrays.stream(values).boxed().toList(), multiLabel, numLabels, labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy with a curve for each column, or one for all}
     *
     * @param value whether each column has its own
     */
    public AUC multiLabel(boolean value) {
        return new AUC(numThresholds, curve, summationMethod, thresholds, value, value ? numLabels : OptionalInt.empty(), labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy with a curve for each of so many columns}
     *
     * @param value how many, at least 1
     */
    public AUC numLabels(int value) {
        return new AUC(numThresholds, curve, summationMethod, thresholds, true, OptionalInt.of(value), labelWeights, fromLogits, name);
    }

    /**
     * {@return a copy with weights of the columns}
     *
     * @param values one for each, 0 or more
     */
    public AUC labelWeights(double... values) {
        return new AUC(numThresholds, curve, summationMethod, thresholds, multiLabel, numLabels, Arrays.stream(values).boxed().toList(), fromLogits, name);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public AUC fromLogits(boolean value) {
        return new AUC(numThresholds, curve, summationMethod, thresholds, multiLabel, numLabels, labelWeights, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public AUC name(String value) {
        return new AUC(numThresholds, curve, summationMethod, thresholds, multiLabel, numLabels, labelWeights, fromLogits, value);
    }

    @Override
    public MetricState start() {
        return new AUCState(this);
    }
}
