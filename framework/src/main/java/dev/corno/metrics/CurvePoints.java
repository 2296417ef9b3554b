package dev.corno.metrics;

import java.util.Arrays;

/** The area under one curve, from the counts at ascending thresholds. */
final class CurvePoints {

    private final double[] truePositives;
    private final double[] falsePositives;
    private final double positives;
    private final double negatives;

    /** Takes how many of either kind have predictions in each interval between thresholds, the first one below all of them. */
    CurvePoints(double[] positivesBetween, double[] negativesBetween) {
        double[] ofPositives = fromEachOn(positivesBetween);
        double[] ofNegatives = fromEachOn(negativesBetween);
        this.positives = ofPositives[0];
        this.negatives = ofNegatives[0];
        this.truePositives = Arrays.copyOfRange(ofPositives, 1, ofPositives.length);
        this.falsePositives = Arrays.copyOfRange(ofNegatives, 1, ofNegatives.length);
    }

    static double[] fromEachOn(double[] counts) {
        double[] sums = counts.clone();
        for (int i = sums.length - 2; i >= 0; i--) {
            sums[i] += sums[i + 1];
        }
        return sums;
    }

    double area(AUC.Curve curve, AUC.SummationMethod method) {
        if (curve == AUC.Curve.PR && method == AUC.SummationMethod.INTERPOLATION) {
            return interpolatedPrecisionRecall();
        }
        double area = 0;
        for (int i = 0; i + 1 < truePositives.length; i++) {
            double height = switch (method) {
                case INTERPOLATION -> (height(curve, i) + height(curve, i + 1)) / 2;
                case MAJORING -> Math.max(height(curve, i), height(curve, i + 1));
                case MINORING -> Math.min(height(curve, i), height(curve, i + 1));
            };
            area += (across(curve, i) - across(curve, i + 1)) * height;
        }
        return area;
    }

    private double height(AUC.Curve curve, int i) {
        return switch (curve) {
            case ROC -> divide(truePositives[i], positives);
            case PR -> divide(truePositives[i], truePositives[i] + falsePositives[i]);
            case PRGAIN -> gain(falsePositives[i], truePositives[i]);
        };
    }

    private double across(AUC.Curve curve, int i) {
        return switch (curve) {
            case ROC -> divide(falsePositives[i], negatives);
            case PR -> divide(truePositives[i], positives);
            case PRGAIN -> truePositives[i] == 0 ? 0 : Math.max(gain(positives - truePositives[i], truePositives[i]), 0);
        };
    }

    private double gain(double wrong, double right) {
        return 1 - divide(positives, negatives) * divide(wrong, right);
    }

    private double interpolatedPrecisionRecall() {
        double area = 0;
        for (int i = 0; i + 1 < truePositives.length; i++) {
            double here = truePositives[i] + falsePositives[i];
            double next = truePositives[i + 1] + falsePositives[i + 1];
            double gained = truePositives[i] - truePositives[i + 1];
            double slope = divide(gained, Math.max(here - next, 0));
            double intercept = truePositives[i + 1] - slope * next;
            double ratio = here > 0 && next > 0 ? here / next : 1;
            area += divide(slope * (gained + intercept * Math.log(ratio)), positives);
        }
        return area;
    }

    private static double divide(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
