package dev.corno.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lengths of a tensor's axes, outermost first. In a network shapes leave the batch axis out:
 * {@code Shape.of(28, 28, 1)} is one grey picture of any batch.
 */
public final class Shape {

    /** The length of an axis that is only known when data arrives, Keras's {@code None}. */
    public static final int UNKNOWN = -1;

    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    /**
     * {@return the shape with these axis lengths}
     *
     * @param dims lengths, each at least 0, or {@link #UNKNOWN}
     * @throws IllegalArgumentException if a length is below -1
     */
    public static Shape of(int... dims) {
        for (int dim : dims) {
            if (dim < UNKNOWN) {
                throw new IllegalArgumentException("Shape: axis lengths must be 0 or more, or Shape.UNKNOWN, got "
                        + Arrays.toString(dims) + ".");
            }
        }
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    /** {@return the shape of a single number: no axes} */
    public static Shape scalar() {
        return SCALAR;
    }

    /** {@return the number of axes} */
    public int rank() {
        return dims.length;
    }

    /**
     * {@return the length of an axis}
     *
     * @param axis 0 to rank-1, or counted from the end: -1 is the last
     */
    public int dim(int axis) {
        return dims[axis < 0 ? axis + dims.length : axis];
    }

    /** {@return a copy of the axis lengths} */
    public int[] toArray() {
        return dims.clone();
    }

    /** {@return whether no axis is {@link #UNKNOWN}} */
    public boolean isKnown() {
        return IntStream.of(dims).noneMatch(dim -> dim == UNKNOWN);
    }

    /**
     * {@return the number of elements: the product of the axis lengths}
     *
     * @throws IllegalStateException if an axis is unknown
     * @throws ArithmeticException if the product overflows a long
     */
    public long size() {
        long size = 1;
        for (int dim : dims) {
            if (dim == UNKNOWN) {
                throw new IllegalStateException("Shape: " + this + " has an unknown axis, so its size is not known.");
            }
            size = Math.multiplyExact(size, (long) dim);
        }
        return size;
    }

    /**
     * {@return this shape with one more axis in front}
     *
     * @param dim its length
     */
    public Shape prepend(int dim) {
        int[] longer = new int[dims.length + 1];
        longer[0] = dim;
        System.arraycopy(dims, 0, longer, 1, dims.length);
        return of(longer);
    }

    /**
     * {@return this shape with one more axis at the end}
     *
     * @param dim its length
     */
    public Shape append(int dim) {
        int[] longer = Arrays.copyOf(dims, dims.length + 1);
        longer[dims.length] = dim;
        return of(longer);
    }

    /**
     * {@return the axes from one position up to, not including, another}
     *
     * @param from first axis
     * @param to one past the last axis
     */
    public Shape slice(int from, int to) {
        return of(Arrays.copyOfRange(dims, from, to));
    }

    /**
     * {@return this shape with one axis length replaced}
     *
     * @param axis 0 to rank-1, or counted from the end
     * @param dim the new length
     */
    public Shape with(int axis, int dim) {
        int[] changed = dims.clone();
        changed[axis < 0 ? axis + dims.length : axis] = dim;
        return of(changed);
    }

    /**
     * {@return whether a shape is this one, where axes that are not known here may have any length}
     *
     * @param other the shape
     */
    public boolean accepts(Shape other) {
        boolean accepts = other.rank() == rank();
        for (int axis = 0; accepts && axis < rank(); axis++) {
            accepts = dim(axis) == UNKNOWN || dim(axis) == other.dim(axis);
        }
        return accepts;
    }

    /** {@return the shape printed with the batch axis in front, {@code (batch, 28, 28, 1)}} */
    public String withBatch() {
        return dims.length == 0 ? "(batch)" : "(batch, " + joined() + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** {@return the lengths in parentheses, {@code (28, 28, 1)}; an unknown axis prints as {@code ?}} */
    @Override
    public String toString() {
        return "(" + joined() + ")";
    }

    private String joined() {
        return IntStream.of(dims).mapToObj(dim -> dim == UNKNOWN ? "?" : Integer.toString(dim))
                .collect(Collectors.joining(", "));
    }
}
