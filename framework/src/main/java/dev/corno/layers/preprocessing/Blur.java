package dev.corno.layers.preprocessing;

import dev.corno.layers.Size2D;
import java.util.Arrays;

/** Each pixel replaced by a weighted sum of a window around it, with zeros around the picture. */
final class Blur {

    /** The mean of 3x3 pixels in which the middle one counts five times. */
    static final Blur SHARPNESS = new Blur(3, 3, new float[] {1 / 13f, 1 / 13f, 1 / 13f, 1 / 13f, 5 / 13f, 1 / 13f, 1 / 13f, 1 / 13f, 1 / 13f});

    private final int height;
    private final int width;
    private final float[] weights;

    private Blur(int height, int width, float[] weights) {
        this.height = height;
        this.width = width;
        this.weights = weights;
    }

    /** {@return a bell of given deviations, in pixels} */
    static Blur gaussian(Size2D size, double down, double right) {
        double[] rows = bell(size.height(), down);
        double[] columns = bell(size.width(), right);
        float[] weights = new float[rows.length * columns.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (rows[i / columns.length] * columns[i % columns.length]);
        }
        return new Blur(rows.length, columns.length, weights);
    }

    private static double[] bell(int length, double deviation) {
        double[] bell = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double distance = (i - (length - 1) / 2.0) / deviation;
            bell[i] = Math.exp(-0.5 * distance * distance);
            sum += bell[i];
        }
        for (int i = 0; i < length; i++) {
            bell[i] /= sum;
        }
        return bell;
    }

    /** Blurs a picture in place. */
    void apply(Pictures pictures, int picture) {
        float[] old = pictures.copy(picture);
        int channels = pictures.channels();
        int stride = pictures.width() * channels;
        int start = pictures.start(picture);
        Arrays.fill(pictures.values(), start, start + old.length, 0);
        for (int i = 0; i < weights.length; i++) {
            int down = i / width - height / 2;
            int right = (i % width - width / 2) * channels;
            int first = Math.max(0, -right);
            int last = Math.min(stride, stride - right);
            for (int y = Math.max(0, -down); y < Math.min(pictures.height(), pictures.height() - down); y++) {
                addRow(old, (y + down) * stride + right, pictures.values(), start + y * stride, first, last, weights[i]);
            }
        }
    }

    private static void addRow(float[] old, int from, float[] target, int to, int first, int last, float weight) {
        for (int x = first; x < last; x++) {
            target[to + x] += weight * old[from + x];
        }
    }
}
