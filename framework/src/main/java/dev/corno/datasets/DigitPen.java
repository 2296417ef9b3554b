package dev.corno.datasets;

import dev.corno.datasets.DigitTemplates.Point;
import dev.corno.datasets.DigitTemplates.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one digit in one hand: a style of {@link DigitTemplates}, its points moved a little, bent by a smooth displacement field
 * (Simard, Steinkraus and Platt 2003, "Best practices for convolutional neural networks applied to visual document analysis"),
 * turned, sheared, stretched and shifted, then drawn with a pen of some width and ink.
 *
 * <p>The lines are drawn here, by distance to the stroke, and not by Java2D, whose anti-aliasing differs between Java versions.
 */
final class DigitPen {

    /** Height and width of a picture in pixels. */
    static final int SIZE = 28;

    private static final int STEPS = 8;
    private static final int BEND_GRID = 4;
    private static final double SHEET = 100;
    private static final double PIXELS_PER_SHEET = 25;

    private final Draws draws;
    private final double[] ink = new double[SIZE * SIZE];

    DigitPen(Draws draws) {
        this.draws = draws;
    }

    /** Writes a digit and puts its {@code SIZE * SIZE} bytes, 0 for paper to 255 for ink, into {@code pixels} from {@code at}. */
    void write(int digit, byte[] pixels, int at) {
        List<List<Stroke>> styles = DigitTemplates.styles(digit);
        List<double[][]> lines = new ArrayList<>();
        for (Stroke stroke : styles.get(draws.index(styles.size()))) {
            lines.add(smooth(stroke));
        }
        bend(lines);
        place(lines);
        draw(lines);
        develop(pixels, at);
    }

    /** {@return the stroke as a polyline of (x, y) through its points, each moved a little, by Catmull and Rom's spline} */
    private double[][] smooth(Stroke stroke) {
        List<Point> points = stroke.points();
        double unsteadiness = draws.uniform(0.6, 2.2);
        double[][] moved = new double[points.size()][];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = new double[] {points.get(i).x() + unsteadiness * draws.noise(), points.get(i).y() + unsteadiness * draws.noise()};
        }
        double[][] line = new double[(moved.length - 1) * STEPS + 1][];
        for (int i = 0; i + 1 < moved.length; i++) {
            double[] before = i == 0 || points.get(i).corner() ? moved[i] : moved[i - 1];
            double[] after = i + 2 == moved.length || points.get(i + 1).corner() ? moved[i + 1] : moved[i + 2];
            for (int step = 0; step < STEPS; step++) {
                line[i * STEPS + step] = between(before, moved[i], moved[i + 1], after, (double) step / STEPS);
            }
        }
        line[line.length - 1] = moved[moved.length - 1];
        return line;
    }

    private static double[] between(double[] before, double[] from, double[] to, double[] after, double t) {
        double[] point = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            double linear = to[axis] - before[axis];
            double square = 2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis];
            double cube = 3 * (from[axis] - to[axis]) + after[axis] - before[axis];
            point[axis] = from[axis] + 0.5 * t * (linear + t * (square + t * cube));
        }
        return point;
    }

    /** Moves every point by a random vector field: vectors on a coarse grid, smoothly blended in between. */
    private void bend(List<double[][]> lines) {
        double strength = draws.uniform(1, 5);
        double[] field = new double[BEND_GRID * BEND_GRID * 2];
        for (int i = 0; i < field.length; i++) {
            field[i] = strength * draws.noise();
        }
        for (double[][] line : lines) {
            for (double[] point : line) {
                double x = point[0];
                double y = point[1];
                point[0] += blended(field, x, y, 0);
                point[1] += blended(field, x, y, 1);
            }
        }
    }

    private static double blended(double[] field, double x, double y, int axis) {
        double column = Math.min(Math.max(x / SHEET, 0), 0.999) * (BEND_GRID - 1);
        double row = Math.min(Math.max(y / SHEET, 0), 0.999) * (BEND_GRID - 1);
        int left = (int) column;
        int top = (int) row;
        double across = eased(column - left);
        double down = eased(row - top);
        int corner = (top * BEND_GRID + left) * 2 + axis;
        double upper = field[corner] + across * (field[corner + 2] - field[corner]);
        int below = corner + BEND_GRID * 2;
        double lower = field[below] + across * (field[below + 2] - field[below]);
        return upper + down * (lower - upper);
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }

    /** Turns, shears and stretches the digit and puts its middle near the middle of the picture, in pixels. */
    private void place(List<double[][]> lines) {
        double angle = 0.11 * draws.noise();
        double shear = 0.16 * draws.noise();
        double scale = PIXELS_PER_SHEET / SHEET * draws.uniform(0.84, 1.06);
        double stretch = draws.uniform(0.88, 1.18);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[][] line : lines) {
            for (double[] point : line) {
                double x = stretch * (point[0] - SHEET / 2) - shear * (point[1] - SHEET / 2);
                double y = point[1] - SHEET / 2;
                point[0] = scale * (cos * x - sin * y);
                point[1] = scale * (sin * x + cos * y);
                for (int axis = 0; axis < 2; axis++) {
                    low[axis] = Math.min(low[axis], point[axis]);
                    high[axis] = Math.max(high[axis], point[axis]);
                }
            }
        }
        double[] shift = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            shift[axis] = (SIZE - 1) / 2.0 - (low[axis] + high[axis]) / 2 + 0.6 * draws.noise();
        }
        for (double[][] line : lines) {
            for (double[] point : line) {
                point[0] += shift[0];
                point[1] += shift[1];
            }
        }
    }

    private void draw(List<double[][]> lines) {
        double radius = draws.uniform(0.85, 1.75);
        double softness = draws.uniform(0.9, 1.7);
        for (double[][] line : lines) {
            double start = radius * draws.uniform(0.75, 1.15);
            double end = radius * draws.uniform(0.75, 1.15);
            for (int i = 0; i + 1 < line.length; i++) {
                double along = (double) i / line.length;
                drawSegment(line[i], line[i + 1], start + along * (end - start), softness);
            }
        }
    }

    /** Inks each pixel by its distance to a segment: full inside the pen's radius, fading over {@code softness} pixels. */
    private void drawSegment(double[] from, double[] to, double radius, double softness) {
        double reach = radius + softness;
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double squaredLength = dx * dx + dy * dy;
        int left = (int) Math.max(0, Math.ceil(Math.min(from[0], to[0]) - reach));
        int right = (int) Math.min(SIZE - 1, Math.floor(Math.max(from[0], to[0]) + reach));
        int top = (int) Math.max(0, Math.ceil(Math.min(from[1], to[1]) - reach));
        int bottom = (int) Math.min(SIZE - 1, Math.floor(Math.max(from[1], to[1]) + reach));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = squaredLength == 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / squaredLength;
                double nearest = Math.min(Math.max(along, 0), 1);
                double offX = x - from[0] - nearest * dx;
                double offY = y - from[1] - nearest * dy;
                double coverage = 0.5 + (radius - Math.sqrt(offX * offX + offY * offY)) / softness;
                ink[y * SIZE + x] = Math.max(ink[y * SIZE + x], Math.min(coverage, 1));
            }
        }
    }

    private void develop(byte[] pixels, int at) {
        double intensity = draws.uniform(185, 255);
        double grain = draws.uniform(0, 14);
        for (int i = 0; i < ink.length; i++) {
            double value = intensity * ink[i] + grain * (ink[i] > 0 ? 1 : 0.5) * draws.noise();
            pixels[at + i] = (byte) Math.round(Math.min(Math.max(value, 0), 255));
        }
    }
}
