package dev.corno.expression;

import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a window slides over the spatial axes of an array {@code (batch, spatial..., channels)}; a number for each of 1 to 3 axes.
 *
 * @param size how long it is, each at least 1
 * @param strides how far it moves, each at least 1
 * @param dilation distance of its elements, each at least 1
 * @param before how many zeros stand before the axis
 * @param after how many zeros stand after the axis
 */
public record Window(List<Integer> size, List<Integer> strides, List<Integer> dilation, List<Integer> before, List<Integer> after) {

    /** Copies the lists. */
    public Window {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        dilation = List.copyOf(dilation);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** {@return how many axes it slides over} */
    public int rank() {
        return size.size();
    }

    /**
     * {@return how many places it takes along an axis}
     *
     * @param axis the axis, 0 for the first spatial one
     * @param length the axis's length without zeros
     */
    public int places(int axis, int length) {
        int span = (size.get(axis) - 1) * dilation.get(axis) + 1;
        return (length + before.get(axis) + after.get(axis) - span) / strides.get(axis) + 1;
    }

    /**
     * {@return the shape of one row of channels for each place}
     *
     * @param input the shape {@code (batch, spatial..., channels)} it slides over
     * @param channels length of the last axis of the result
     */
    public Shape slide(Shape input, int channels) {
        int[] dims = input.toArray();
        for (int axis = 0; axis < rank(); axis++) {
            dims[axis + 1] = places(axis, dims[axis + 1]);
        }
        dims[dims.length - 1] = channels;
        return Shape.of(dims);
    }

    /** {@return how many elements it has} */
    public int elements() {
        return size.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * {@return where one of its elements is, in each axis, from its first}
     *
     * @param element the element, row-major
     */
    public List<Integer> offsets(int element) {
        Integer[] offsets = new Integer[rank()];
        int rest = element;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            offsets[axis] = rest % size.get(axis) * dilation.get(axis);
            rest /= size.get(axis);
        }
        return List.of(offsets);
    }

    /** {@return whether zeros stand at an end of an axis} */
    public boolean isPadded() {
        return IntStream.range(0, rank()).anyMatch(axis -> before.get(axis) != 0 || after.get(axis) != 0);
    }
}
