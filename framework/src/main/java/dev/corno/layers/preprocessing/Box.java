package dev.corno.layers.preprocessing;

import java.util.SplittableRandom;

/** A rectangle of a picture: rows and columns from the first to before the last. */
record Box(int top, int bottom, int left, int right) {

    /** Does something with a number of a picture. */
    interface Visit {

        void at(int index, int channel);
    }

    /** {@return a rectangle whose sides are given parts of the picture's, at a random place within it} */
    static Box drawn(Pictures pictures, double widthPart, double heightPart, SplittableRandom random) {
        double width = widthPart * pictures.width();
        double height = heightPart * pictures.height();
        double left = random.nextDouble() * (pictures.width() - width);
        double top = random.nextDouble() * (pictures.height() - height);
        return new Box((int) Math.ceil(top), (int) Math.ceil(top + height), (int) Math.ceil(left), (int) Math.ceil(left + width));
    }

    int area() {
        return (bottom - top) * (right - left);
    }

    void forEachNumber(Pictures pictures, int picture, Visit visit) {
        int channels = pictures.channels();
        for (int y = top; y < bottom; y++) {
            int row = pictures.start(picture) + y * pictures.width() * channels;
            for (int x = left; x < right; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    visit.at(row + x * channels + channel, channel);
                }
            }
        }
    }
}
