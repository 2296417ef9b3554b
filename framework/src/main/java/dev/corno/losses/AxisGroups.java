package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/** The numbers of a tensor in groups that differ along some axes only, such as those that are summed over. */
public final class AxisGroups {

    private final Shape entries;
    private final int[] entryOf;

    /**
     * Finds out to which group each number belongs.
     *
     * @param where the place, for the message
     * @param shape the tensor's shape
     * @param axes the axes within a group, from the end if negative; none means all
     * @throws ShapeMismatchException if there is no such axis
     */
    public AxisGroups(String where, Shape shape, List<Integer> axes) {
        for (int axis : axes) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw new ShapeMismatchException(where, "expects predictions with an axis " + axis + ", got shape " + shape
                        + ". Axis 0 is the batch.");
            }
        }
        boolean[] isWithin = new boolean[shape.rank()];
        Shape kept = Shape.scalar();
        for (int axis = 0; axis < shape.rank(); axis++) {
            isWithin[axis] = axes.isEmpty() || axes.contains(axis) || axes.contains(axis - shape.rank());
            kept = isWithin[axis] ? kept : kept.append(shape.dim(axis));
        }
        entries = kept;
        entryOf = new int[Math.toIntExact(shape.size())];
        for (int i = 0; i < entryOf.length; i++) {
            entryOf[i] = group(i, shape, isWithin);
        }
    }

    private static int group(int index, Shape shape, boolean[] isWithin) {
        int group = 0;
        int stride = 1;
        int rest = index;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (!isWithin[axis]) {
                group += rest % shape.dim(axis) * stride;
                stride *= shape.dim(axis);
            }
            rest /= shape.dim(axis);
        }
        return group;
    }

    /** {@return the shape of the groups: the axes that are not within them} */
    public Shape entries() {
        return entries;
    }

    /**
     * {@return the group of a number, row-major}
     *
     * @param index its position in the tensor, row-major
     */
    public int entryOf(int index) {
        return entryOf[index];
    }
}
