package dev.corno.layers;

import java.util.List;

/**
 * A size of two axes, in elements: that of a window, its steps, or a picture.
 *
 * @param height along the first axis
 * @param width along the second axis
 */
public record Size2D(int height, int width) {

    /**
     * A square.
     *
     * @param size both height and width
     */
    public Size2D(int size) {
        this(size, size);
    }

    /**
     * Checks that both are positive.
     *
     * @param where the layer that has the size
     * @param what the layer's word for it
     * @throws IllegalArgumentException if one is not
     */
    public void requirePositive(String where, String what) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(where + ": " + what + " must be positive, got " + this + ".");
        }
    }

    /** {@return both, in their order} */
    public List<Integer> axes() {
        return List.of(height, width);
    }

    /** {@return height x width, such as {@code 3x3}} */
    @Override
    public String toString() {
        return height + "x" + width;
    }
}
