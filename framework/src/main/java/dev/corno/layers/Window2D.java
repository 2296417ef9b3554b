package dev.corno.layers;

/**
 * A window that slides over a picture.
 *
 * @param size its elements
 * @param strides how far it moves
 * @param dilationRate distance of its elements
 * @param padding what it meets at the edges
 */
public record Window2D(Size2D size, Size2D strides, Size2D dilationRate, Padding padding) {

    /** {@return the size of the part of the picture that it covers} */
    public Size2D span() {
        return new Size2D(span(size.height(), dilationRate.height()), span(size.width(), dilationRate.width()));
    }

    private static int span(int length, int dilation) {
        return (int) Math.min(Integer.MAX_VALUE, (length - 1L) * dilation + 1);
    }

    /** {@return this window in terms of axes} */
    public SlidingWindow sliding() {
        return new SlidingWindow(size.axes(), strides.axes(), dilationRate.axes(), padding);
    }
}
