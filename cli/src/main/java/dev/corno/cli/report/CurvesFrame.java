package dev.corno.cli.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Where the points of some curves lie in a rectangle of a picture: epochs from left to right, values from bottom to top. */
final class CurvesFrame {

    private static final int TICKS = 6;

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

    /** {@return round values between the lowest and the highest, three to eight of them} */
    List<Double> ticks() {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * DoubleStream.of(1, 2, 5).filter(factor -> factor * power >= rough).findFirst().orElse(10);
        return LongStream.rangeClosed((long) Math.ceil(low / step), (long) Math.floor(high / step)).mapToObj(i -> i * step).toList();
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
