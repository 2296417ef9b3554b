package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * The area under a curve that a threshold draws: of recall over the false-positive rate (ROC), or of precision over recall (PR).
 * Approximated with thresholds spread evenly over [0, 1]; predictions are cut to that range. PR is interpolated as in Davis and
 * Goadrich, <a href="https://doi.org/10.1145/1143844.1143874">The Relationship Between Precision-Recall and ROC Curves</a>, 2006.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new AUC().curve(AUC.Curve.PR));
 * }</pre>
 *
 * @param numThresholds how many thresholds, at least 2; default 200
 * @param curve which curve; default {@link Curve#ROC}
 * @param summationMethod how the area between two thresholds is approximated; default {@link SummationMethod#INTERPOLATION}
 * @param multiLabel whether each column of {@code (batch, labels)} has a curve of its own, whose areas are averaged; default false
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param name under which it is reported; default {@code auc}
 */
@CheckReturnValue
public record AUC(int numThresholds, Curve curve, SummationMethod summationMethod, boolean multiLabel, boolean fromLogits, String name)
        implements Metric {

    /** What the threshold draws. */
    public enum Curve {
        /** Recall over the false-positive rate. */
        ROC,
        /** Precision over recall. */
        PR
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

    /** Checks ranges. */
    public AUC {
        if (numThresholds < 2) {
            throw new IllegalArgumentException("AUC: numThresholds must be at least 2, got " + numThresholds + ".");
        }
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(summationMethod, "summationMethod");
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public AUC() {
        this(200, Curve.ROC, SummationMethod.INTERPOLATION, false, false, "auc");
    }

    /**
     * {@return a copy with more or fewer thresholds}
     *
     * @param value at least 2
     */
    public AUC numThresholds(int value) {
        return new AUC(value, curve, summationMethod, multiLabel, fromLogits, name);
    }

    /**
     * {@return a copy for another curve}
     *
     * @param value which curve
     */
    public AUC curve(Curve value) {
        return new AUC(numThresholds, value, summationMethod, multiLabel, fromLogits, name);
    }

    /**
     * {@return a copy with another approximation}
     *
     * @param value how the area between two thresholds is approximated
     */
    public AUC summationMethod(SummationMethod value) {
        return new AUC(numThresholds, curve, value, multiLabel, fromLogits, name);
    }

    /**
     * {@return a copy with a curve for each column, or one for all}
     *
     * @param value whether each column has its own
     */
    public AUC multiLabel(boolean value) {
        return new AUC(numThresholds, curve, summationMethod, value, fromLogits, name);
    }

    /**
     * {@return a copy for logits or for probabilities}
     *
     * @param value whether predictions are logits
     */
    public AUC fromLogits(boolean value) {
        return new AUC(numThresholds, curve, summationMethod, multiLabel, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public AUC name(String value) {
        return new AUC(numThresholds, curve, summationMethod, multiLabel, fromLogits, value);
    }

    @Override
    public MetricState start() {
        return new AUCState(this);
    }
}
