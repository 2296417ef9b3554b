package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;

/** Changes of the values of a picture, whatever their places. */
final class Colors {

    private static final int RGB = 3;

    private Colors() {
    }

    /** From one value to another. */
    interface Change {

        float of(float value);
    }

    /** Changes hue, saturation and brightness of a pixel, each from 0 to 1, in place. */
    interface HsvChange {

        void change(float[] hsv);
    }

    static void requireRgb(String where, int channels) {
        if (channels != RGB && channels != Shape.UNKNOWN) {
            throw new ShapeMismatchException(where, "expects pictures of 3 channels: red, green and blue, got " + channels + ".");
        }
    }

    static void change(Pictures pictures, int picture, Change change) {
        float[] values = pictures.values();
        int from = pictures.start(picture);
        int to = from + pictures.size();
        for (int i = from; i < to; i++) {
            values[i] = change.of(values[i]);
        }
    }

    /** Changes all values, and keeps them within a range. */
    static void change(Pictures pictures, int picture, Range range, Change change) {
        float least = (float) range.lower();
        float greatest = (float) range.upper();
        change(pictures, picture, value -> Math.min(Math.max(change.of(value), least), greatest));
    }

    /** Multiplies the distance of each value from the mean of its channel. */
    static void contrast(Pictures pictures, int picture, float strength, Range range) {
        float[] values = pictures.values();
        int channels = pictures.channels();
        int from = pictures.start(picture);
        int to = from + pictures.size();
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int i = from + channel; i < to; i += channels) {
                sum += values[i];
            }
            float mean = (float) (sum / (pictures.height() * pictures.width()));
            for (int i = from + channel; i < to; i += channels) {
                values[i] = (values[i] - mean) * strength + mean;
            }
        }
        change(pictures, picture, range, value -> value);
    }

    /** Blends a picture with its grey one, weighted as the eye does (ITU-R BT.601). */
    static void blendWithGrey(Pictures pictures, int picture, float share) {
        float[] values = pictures.values();
        int from = pictures.start(picture);
        for (int i = from; i < from + pictures.size(); i += RGB) {
            float grey = 0.2989f * values[i] + 0.587f * values[i + 1] + 0.114f * values[i + 2];
            for (int channel = 0; channel < RGB; channel++) {
                values[i + channel] += share * (grey - values[i + channel]);
            }
        }
    }

    static void changeHsv(Pictures pictures, int picture, HsvChange change) {
        float[] values = pictures.values();
        float[] pixel = new float[RGB];
        int from = pictures.start(picture);
        for (int i = from; i < from + pictures.size(); i += RGB) {
            System.arraycopy(values, i, pixel, 0, RGB);
            toHsv(pixel);
            change.change(pixel);
            toRgb(pixel);
            System.arraycopy(pixel, 0, values, i, RGB);
        }
    }

    private static void toHsv(float[] pixel) {
        float red = pixel[0];
        float green = pixel[1];
        float blue = pixel[2];
        float most = Math.max(red, Math.max(green, blue));
        float span = most - Math.min(red, Math.min(green, blue));
        float sector = 0;
        if (span > 0) {
            if (most == red) {
                sector = (green - blue) / span;
            } else {
                sector = most == green ? (blue - red) / span + 2 : (red - green) / span + 4;
            }
        }
        pixel[0] = (sector < 0 ? sector + 6 : sector) / 6;
        pixel[1] = most > 0 ? span / most : 0;
        pixel[2] = most;
    }

    private static void toRgb(float[] pixel) {
        float sector = pixel[0] * 6;
        float brightest = pixel[2];
        float span = pixel[1] * brightest;
        pixel[0] = brightest - span * (1 - weight(Math.abs(sector - 3) - 1));
        pixel[1] = brightest - span * (1 - weight(2 - Math.abs(sector - 2)));
        pixel[2] = brightest - span * (1 - weight(2 - Math.abs(sector - 4)));
    }

    private static float weight(float value) {
        return Math.min(Math.max(value, 0), 1);
    }
}
