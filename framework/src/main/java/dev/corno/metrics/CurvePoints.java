package dev.corno.metrics;

/** The area under one curve, from the counts at ascending thresholds. */
final class CurvePoints {

    private final double[] truePositives;
    private final double[] falsePositives;
    private final double positives;
    private final double negatives;

    /** Takes counts of yes answers at each threshold; at the first, everything is a yes. */
    CurvePoints(double[] truePositives, double[] falsePositives) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.positives = truePositives[0];
        this.negatives = falsePositives[0];
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
        return curve == AUC.Curve.ROC ? divide(truePositives[i], positives)
                : divide(truePositives[i], truePositives[i] + falsePositives[i]);
    }

    private double across(AUC.Curve curve, int i) {
        return curve == AUC.Curve.ROC ? divide(falsePositives[i], negatives) : divide(truePositives[i], positives);
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
