package dev.corno.layers.preprocessing;

import java.util.Arrays;

/**
 * Pictures in another size, pixel centres at halves: each new row and column is a sum of old ones with weights that add up to 1, from
 * those that are there.
 */
final class Resampling {

    private final int[] starts;
    private final float[][] weights;

    /** Works out the weights of one axis. */
    private Resampling(int from, int to, Interpolation interpolation, boolean antialias) {
        starts = new int[to];
        weights = new float[to][];
        double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step - 0.5;
            if (interpolation == Interpolation.NEAREST) {
                starts[i] = Math.min((int) Math.floor((i + 0.5f) * (float) step), from - 1);
                weights[i] = new float[] {1};
            } else {
                weigh(i, centre, from, interpolation, antialias ? Math.max(step, 1) : 1);
            }
        }
    }

    private void weigh(int i, double centre, int from, Interpolation interpolation, double stretch) {
        int first = (int) Math.max(0, Math.ceil(centre - interpolation.radius() * stretch));
        int last = (int) Math.min(from - 1, Math.floor(centre + interpolation.radius() * stretch));
        double[] exact = new double[last - first + 1];
        double sum = 0;
        for (int j = first; j <= last; j++) {
            exact[j - first] = interpolation.weight((j - centre) / stretch);
            sum += exact[j - first];
        }
        starts[i] = first;
        weights[i] = new float[exact.length];
        for (int j = 0; j < exact.length; j++) {
            weights[i][j] = (float) (exact[j] / sum);
        }
    }

    /** {@return the pictures in another size} */
    static Pictures resize(Pictures pictures, int height, int width, Interpolation interpolation, boolean antialias) {
        if (pictures.height() == height && pictures.width() == width) {
            return pictures;
        }
        Pictures resized = pictures.resized(height, width);
        Resampling rows = new Resampling(pictures.height(), height, interpolation, antialias);
        Resampling columns = new Resampling(pictures.width(), width, interpolation, antialias);
        int channels = pictures.channels();
        float[] row = new float[pictures.width() * channels];
        for (int picture = 0; picture < pictures.count(); picture++) {
            for (int y = 0; y < height; y++) {
                rows.blendRows(pictures, picture, y, row);
                columns.blendPixels(row, channels, resized.values(), resized.start(picture) + y * width * channels);
            }
        }
        return resized;
    }

    private void blendRows(Pictures pictures, int picture, int y, float[] row) {
        Arrays.fill(row, 0);
        for (int j = 0; j < weights[y].length; j++) {
            float weight = weights[y][j];
            int from = pictures.start(picture) + (starts[y] + j) * row.length;
            for (int i = 0; i < row.length; i++) {
                row[i] += weight * pictures.values()[from + i];
            }
        }
    }

    private void blendPixels(float[] row, int channels, float[] target, int at) {
        for (int x = 0; x < starts.length; x++) {
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int j = 0; j < weights[x].length; j++) {
                    sum += weights[x][j] * row[(starts[x] + j) * channels + channel];
                }
                target[at + x * channels + channel] = sum;
            }
        }
    }
}
