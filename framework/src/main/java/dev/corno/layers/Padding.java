package dev.corno.layers;

import dev.corno.expression.Window;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** What a window that slides over an axis meets at its ends. */
public enum Padding {

    /** Nothing: the window stays inside, so the output is shorter than the input. */
    VALID,

    /** Zeros, so many that the output has {@code ceil(length / stride)} elements; an odd one stands at the end. */
    SAME,

    /** Zeros at the start only, so that no output depends on what comes after it in the input; for sequences. */
    CAUSAL;

    /**
     * Checks that this is not {@link #CAUSAL}, which only a sequence's convolution knows.
     *
     * @param where the layer
     * @throws IllegalArgumentException if it is
     */
    public void requireValidOrSame(String where) {
        if (this == CAUSAL) {
            throw new IllegalArgumentException(where + ": padding must be VALID or SAME, got CAUSAL. Only Conv1D has it.");
        }
    }

    /**
     * {@return how many places a window takes along an axis; 0 where it does not fit, unknown where the axis is}
     *
     * @param length the axis's length
     * @param window the window's length
     * @param stride how far it moves
     * @param dilation distance of its elements
     */
    public int outputLength(int length, int window, int stride, int dilation) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        if (this != VALID) {
            return (int) (((long) length + stride - 1) / stride);
        }
        return (int) Math.max(0, Math.floorDiv(length - span(window, dilation), (long) stride) + 1);
    }

    /**
     * {@return how many zeros stand before an axis}
     *
     * @param length the axis's length
     * @param window the window's length
     * @param stride how far it moves
     * @param dilation distance of its elements
     */
    public int before(int length, int window, int stride, int dilation) {
        int total = total(length, window, stride, dilation);
        return this == CAUSAL ? total : total / 2;
    }

    /**
     * {@return how many zeros stand after an axis}
     *
     * @param length the axis's length
     * @param window the window's length
     * @param stride how far it moves
     * @param dilation distance of its elements
     */
    public int after(int length, int window, int stride, int dilation) {
        return total(length, window, stride, dilation) - before(length, window, stride, dilation);
    }

    private int total(int length, int window, int stride, int dilation) {
        if (this == VALID) {
            return 0;
        }
        if (this == CAUSAL) {
            return (int) Math.min(Integer.MAX_VALUE, span(window, dilation) - 1);
        }
        long places = outputLength(length, window, stride, dilation);
        return (int) Math.max((places - 1) * stride + span(window, dilation) - length, 0);
    }

    private static long span(int window, int dilation) {
        return (window - 1L) * dilation + 1;
    }

    /**
     * {@return a window that slides over axes with this padding}
     *
     * @param lengths the axes' lengths
     * @param size the window's length along each axis
     * @param strides how far it moves
     * @param dilation distance of its elements
     */
    public Window window(List<Integer> lengths, List<Integer> size, List<Integer> strides, List<Integer> dilation) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < lengths.size(); axis++) {
            before.add(before(lengths.get(axis), size.get(axis), strides.get(axis), dilation.get(axis)));
            after.add(after(lengths.get(axis), size.get(axis), strides.get(axis), dilation.get(axis)));
        }
        return new Window(size, strides, dilation, before, after);
    }
}
