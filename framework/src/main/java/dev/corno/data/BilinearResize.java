package dev.corno.data;

import dev.corno.tensor.Tensor;

/** Resizes a picture with pixel centres at halves, each new pixel blended from the four nearest old ones, as Keras does. */
final class BilinearResize {

    private BilinearResize() {
    }

    static Tensor resize(Tensor picture, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("Images: height and width must be positive numbers of pixels, got " + height + " x "
                    + width + ".");
        }
        int oldHeight = picture.shape().dim(0);
        int oldWidth = picture.shape().dim(1);
        if (oldHeight == height && oldWidth == width) {
            return picture;
        }
        int channels = picture.shape().dim(2);
        byte[] old = picture.toByteArray();
        byte[] resized = new byte[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
        for (int y = 0; y < height; y++) {
            float row = place(y, height, oldHeight);
            int top = (int) row;
            int bottom = Math.min(top + 1, oldHeight - 1);
            for (int x = 0; x < width; x++) {
                float column = place(x, width, oldWidth);
                int left = (int) column;
                int right = Math.min(left + 1, oldWidth - 1);
                for (int channel = 0; channel < channels; channel++) {
                    float upper = between(old[(top * oldWidth + left) * channels + channel],
                            old[(top * oldWidth + right) * channels + channel], column - left);
                    float lower = between(old[(bottom * oldWidth + left) * channels + channel],
                            old[(bottom * oldWidth + right) * channels + channel], column - left);
                    resized[(y * width + x) * channels + channel] = (byte) Math.round(upper + (lower - upper) * (row - top));
                }
            }
        }
        return Tensor.of(resized, height, width, channels);
    }

    private static float place(int at, int size, int oldSize) {
        return Math.min(Math.max((at + 0.5f) * oldSize / size - 0.5f, 0), oldSize - 1);
    }

    private static float between(byte from, byte to, float share) {
        return (from & 0xFF) + ((to & 0xFF) - (from & 0xFF)) * share;
    }
}
