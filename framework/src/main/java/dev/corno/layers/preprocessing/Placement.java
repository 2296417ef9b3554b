package dev.corno.layers.preprocessing;

import java.util.Arrays;

/**
 * Where each pixel of a changed picture comes from: pixel {@code (x, y)} from
 * {@code ((a x + b y + c) / k, (d x + e y + f) / k)} of the old one, {@code k = g x + h y + 1}, which is how Keras writes turning,
 * moving, zooming, shearing and changing perspective.
 */
record Placement(double a, double b, double c, double d, double e, double f, double g, double h) {

    /** {@return a picture's columns and rows stretched and moved} */
    static Placement ofAxes(double columnStep, double firstColumn, double rowStep, double firstRow) {
        return new Placement(columnStep, 0, firstColumn, 0, rowStep, firstRow, 0, 0);
    }

    /** Changes a picture in place. */
    void apply(Pictures pictures, int picture, Fill fill) {
        float[] old = pictures.copy(picture);
        if (b == 0 && d == 0 && g == 0 && h == 0) {
            applyToAxes(pictures, picture, old, fill);
        } else {
            applyToPixels(pictures, picture, old, fill);
        }
    }

    // Rows are blended whole, then their pixels; one more pixel at the end of the row holds the fixed value, so nothing is asked.
    private void applyToAxes(Pictures pictures, int picture, float[] old, Fill fill) {
        int channels = pictures.channels();
        int stride = pictures.width() * channels;
        float[] outside = new float[stride];
        Arrays.fill(outside, (float) fill.value());
        float[] row = Arrays.copyOf(outside, stride + channels);
        Arrays.fill(row, stride, stride + channels, (float) fill.value());
        AxisPlaces columns = new AxisPlaces(pictures.width(), a, c, fill);
        AxisPlaces rows = new AxisPlaces(pictures.height(), e, f, fill);
        for (int y = 0; y < pictures.height(); y++) {
            int upper = rows.first(y);
            int lower = rows.second(y);
            blend(upper < 0 ? outside : old, Math.max(upper, 0) * stride, lower < 0 ? outside : old, Math.max(lower, 0) * stride,
                    rows.share(y), row, stride);
            columns.gather(row, channels, pictures.values(), pictures.start(picture) + y * stride);
        }
    }

    private static void blend(float[] upper, int upperAt, float[] lower, int lowerAt, float share, float[] row, int length) {
        if (share == 0) {
            System.arraycopy(upper, upperAt, row, 0, length);
            return;
        }
        float rest = 1 - share;
        for (int i = 0; i < length; i++) {
            row[i] = upper[upperAt + i] * rest + lower[lowerAt + i] * share;
        }
    }

    private void applyToPixels(Pictures pictures, int picture, float[] old, Fill fill) {
        Sampler sampler = new Sampler(old, pictures, fill);
        int at = pictures.start(picture);
        for (int y = 0; y < pictures.height(); y++) {
            for (int x = 0; x < pictures.width(); x++) {
                double k = g * x + h * y + 1;
                sampler.sample((a * x + b * y + c) / k, (d * x + e * y + f) / k, pictures.values(), at);
                at += pictures.channels();
            }
        }
    }
}
