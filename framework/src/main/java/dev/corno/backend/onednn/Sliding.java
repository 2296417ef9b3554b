package dev.corno.backend.onednn;

/**
 * How a window slides along the spatial axes; each array has one number for each of them.
 *
 * @param size the window's elements
 * @param strides how far it moves
 * @param dilation distance of its elements, at least 1
 * @param before how many places outside the array it starts
 * @param after how many places outside the array it may end
 */
public record Sliding(long[] size, long[] strides, long[] dilation, long[] before, long[] after) {

    /** {@return how many elements are left out between two of the window, which is what oneDNN calls dilation} */
    long[] gaps() {
        long[] gaps = new long[dilation.length];
        for (int axis = 0; axis < gaps.length; axis++) {
            gaps[axis] = dilation[axis] - 1;
        }
        return gaps;
    }
}
