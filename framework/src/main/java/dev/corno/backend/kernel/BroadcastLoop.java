package dev.corno.backend.kernel;

import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the numbers of a result and of operands whose axes of length 1 are repeated. Neighbouring axes that are treated alike by
 * all operands count as one, so that the innermost loop is as long as can be.
 */
final class BroadcastLoop {

    private final int[] lengths;
    private final int[][] strides;
    private final int resultStride;

    /**
     * A walk.
     *
     * @param result the shape of the result
     * @param operands the shapes of the operands, each repeated to the result's
     */
    BroadcastLoop(Shape result, List<Shape> operands) {
        List<Integer> merged = new ArrayList<>();
        List<boolean[]> repeats = new ArrayList<>();
        for (int axis = 0; axis < result.rank(); axis++) {
            if (result.dim(axis) == 1) {
                continue;
            }
            boolean[] repeated = new boolean[operands.size()];
            for (int i = 0; i < repeated.length; i++) {
                Shape operand = operands.get(i);
                int own = axis - (result.rank() - operand.rank());
                repeated[i] = own < 0 || operand.dim(own) == 1;
            }
            int last = merged.size() - 1;
            if (last >= 0 && Arrays.equals(repeats.get(last), repeated)) {
                merged.set(last, merged.get(last) * result.dim(axis));
            } else {
                merged.add(result.dim(axis));
                repeats.add(repeated);
            }
        }
        if (merged.isEmpty()) {
            merged.add(1);
            repeats.add(new boolean[operands.size()]);
        }
        this.lengths = merged.stream().mapToInt(length -> length).toArray();
        this.strides = new int[operands.size()][lengths.length];
        for (int i = 0; i < strides.length; i++) {
            int stride = 1;
            for (int axis = lengths.length - 1; axis >= 0; axis--) {
                strides[i][axis] = repeats.get(axis)[i] ? 0 : stride;
                stride *= repeats.get(axis)[i] ? 1 : lengths[axis];
            }
        }
        this.resultStride = lengths[lengths.length - 1];
    }

    /** {@return how many numbers lie in a row} */
    int width() {
        return resultStride;
    }

    /** {@return how many numbers further an operand's next one in a row is: 1, or 0 where it is repeated} */
    int step(int operand) {
        return strides[operand][lengths.length - 1];
    }

    /** Calls for each row where it starts, in the result and in the operands. */
    void rows(Row row) {
        int[] index = new int[lengths.length];
        int[] from = new int[strides.length];
        int rows = 1;
        for (int axis = 0; axis < lengths.length - 1; axis++) {
            rows *= lengths[axis];
        }
        for (int at = 0; at < rows; at++) {
            row.accept(at * resultStride, from);
            for (int axis = lengths.length - 2; axis >= 0; axis--) {
                index[axis]++;
                for (int i = 0; i < from.length; i++) {
                    from[i] += strides[i][axis];
                }
                if (index[axis] < lengths[axis]) {
                    break;
                }
                for (int i = 0; i < from.length; i++) {
                    from[i] -= strides[i][axis] * lengths[axis];
                }
                index[axis] = 0;
            }
        }
    }

    /** Computes a row. */
    @FunctionalInterface
    interface Row {

        /** Is given where the row starts in the result, and in each operand. */
        void accept(int to, int[] from);
    }
}
