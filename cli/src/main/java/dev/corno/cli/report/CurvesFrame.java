package dev.corno.cli.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Where the points of some curves lie in a rectangle of a picture: epochs from left to right, values from bottom to top. */
final class CurvesFrame {

    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final double low;
    private final double high;
    private final int epochs;

    CurvesFrame(List<Curve> curves, double left, double right, double top, double bottom) {
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
        this.epochs = curves.stream().mapToInt(curve -> curve.values().size()).max().orElse(1);
        DoubleSummaryStatistics range = curves.stream().flatMap(curve -> curve.values().stream()).filter(Double::isFinite)
                .mapToDouble(Double::doubleValue).summaryStatistics();
        double lowest = range.getCount() == 0 ? 0 : range.getMin();
        double highest = range.getCount() == 0 ? 1 : range.getMax();
        double margin = highest > lowest ? (highest - lowest) * 0.05 : Math.max(Math.abs(highest) * 0.05, 0.05);
        this.low = lowest - margin;
        this.high = highest + margin;
    }

    int epochs() {
        return epochs;
    }

    /** {@return the value at a height} */
    double valueAt(double share) {
        return low + (high - low) * share;
    }

    /** {@return the column of an epoch, counted from 1} */
    double x(int epoch) {
        return epochs == 1 ? (left + right) / 2 : left + (right - left) * (epoch - 1) / (epochs - 1);
    }

    /** {@return the row of a value} */
    double y(double value) {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }
}
