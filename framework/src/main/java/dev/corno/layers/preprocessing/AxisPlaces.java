package dev.corno.layers.preprocessing;

import dev.corno.layers.Interpolation;

/** Where the pixels of one axis come from: between which two old ones, and how near to the second. */
final class AxisPlaces {

    private final int[] first;
    private final int[] second;
    private final float[] share;
    private final int length;

    AxisPlaces(int length, double step, double start, Fill fill) {
        this.length = length;
        first = new int[length];
        second = new int[length];
        share = new float[length];
        for (int i = 0; i < length; i++) {
            double place = step * i + start;
            long below = fill.interpolation() == Interpolation.NEAREST ? Sampler.nearest(place) : (long) Math.floor(place);
            first[i] = fill.mode().source(below, length);
            second[i] = fill.mode().source(below + 1, length);
            share[i] = fill.interpolation() == Interpolation.NEAREST ? 0 : (float) (place - below);
        }
    }

    /** {@return the nearer pixel below, or -1 for the fixed value} */
    int first(int i) {
        return first[i];
    }

    /** {@return the nearer pixel above, or -1 for the fixed value} */
    int second(int i) {
        return second[i];
    }

    /** {@return the weight of the second; that of the first is the rest} */
    float share(int i) {
        return share[i];
    }

    /** Puts the pixels of a row, which is followed by one of the fixed value, in their new places. */
    void gather(float[] row, int channels, float[] target, int at) {
        for (int x = 0; x < length; x++) {
            int from = (first[x] < 0 ? length : first[x]) * channels;
            int next = (second[x] < 0 ? length : second[x]) * channels;
            float weight = share[x];
            float rest = 1 - weight;
            int to = at + x * channels;
            for (int channel = 0; channel < channels; channel++) {
                target[to + channel] = row[from + channel] * rest + row[next + channel] * weight;
            }
        }
    }
}
