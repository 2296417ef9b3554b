package dev.corno.layers;

import dev.corno.expression.Expression;
import dev.corno.expression.Window;
import java.util.List;

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

    /**
     * {@return this window over channels-last pictures}
     *
     * @param pictures a batch of them
     */
    public Window over(Expression pictures) {
        return padding.window(List.of(pictures.dim(1), pictures.dim(2)), axes(size), axes(strides), axes(dilationRate));
    }

    private static List<Integer> axes(Size2D size) {
        return List.of(size.height(), size.width());
    }
}
