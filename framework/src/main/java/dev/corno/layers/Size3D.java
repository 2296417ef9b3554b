package dev.corno.layers;

import java.util.List;

/**
 * A size of three axes, in elements: that of a window or its steps.
 *
 * @param depth along the first axis
 * @param height along the second axis
 * @param width along the third axis
 */
public record Size3D(int depth, int height, int width) {

    /**
     * A cube.
     *
     * @param size depth, height and width
     */
    public Size3D(int size) {
        this(size, size, size);
    }

    /** {@return all three, in their order} */
    public List<Integer> axes() {
        return List.of(depth, height, width);
    }

    /** {@return depth x height x width, such as {@code 3x3x3}} */
    @Override
    public String toString() {
        return depth + "x" + height + "x" + width;
    }
}
