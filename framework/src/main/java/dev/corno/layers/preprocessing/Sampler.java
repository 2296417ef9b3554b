package dev.corno.layers.preprocessing;

import dev.corno.layers.Interpolation;

/** Reads a picture at places between its pixels and around it. */
final class Sampler {

    private final float[] old;
    private final int height;
    private final int width;
    private final int channels;
    private final Fill fill;
    private final boolean isNearest;
    private final float outside;

    Sampler(float[] old, Pictures pictures, Fill fill) {
        this.old = old;
        this.height = pictures.height();
        this.width = pictures.width();
        this.channels = pictures.channels();
        this.fill = fill;
        this.isNearest = fill.interpolation() == Interpolation.NEAREST;
        this.outside = (float) fill.value();
    }

    /** Writes the pixel at a place. */
    void sample(double x, double y, float[] target, int at) {
        if (isNearest) {
            int from = pixel(nearest(x), nearest(y));
            for (int channel = 0; channel < channels; channel++) {
                target[at + channel] = value(from, channel);
            }
            return;
        }
        double left = Math.floor(x);
        double top = Math.floor(y);
        int column = (int) left;
        int row = (int) top;
        float right = (float) (x - left);
        float down = (float) (y - top);
        if (column >= 0 && row >= 0 && column < width - 1 && row < height - 1) {
            int upper = (row * width + column) * channels;
            int lower = upper + width * channels;
            for (int channel = 0; channel < channels; channel++) {
                float above = old[upper + channel] * (1 - right) + old[upper + channels + channel] * right;
                float below = old[lower + channel] * (1 - right) + old[lower + channels + channel] * right;
                target[at + channel] = above * (1 - down) + below * down;
            }
        } else {
            sampleEdge((long) left, (long) top, right, down, target, at);
        }
    }

    private void sampleEdge(long left, long top, float right, float down, float[] target, int at) {
        int upperLeft = pixel(left, top);
        int upperRight = pixel(left + 1, top);
        int lowerLeft = pixel(left, top + 1);
        int lowerRight = pixel(left + 1, top + 1);
        for (int channel = 0; channel < channels; channel++) {
            float above = value(upperLeft, channel) * (1 - right) + value(upperRight, channel) * right;
            float below = value(lowerLeft, channel) * (1 - right) + value(lowerRight, channel) * right;
            target[at + channel] = above * (1 - down) + below * down;
        }
    }

    /** {@return the nearest whole number, of two the one that is farther from 0} */
    static long nearest(double place) {
        return place < 0 ? -(long) Math.floor(0.5 - place) : (long) Math.floor(place + 0.5);
    }

    private int pixel(long x, long y) {
        int column = fill.mode().source(x, width);
        int row = fill.mode().source(y, height);
        return column < 0 || row < 0 ? -1 : (row * width + column) * channels;
    }

    private float value(int pixel, int channel) {
        return pixel < 0 ? outside : old[pixel + channel];
    }
}
