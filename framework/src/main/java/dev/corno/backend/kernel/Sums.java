package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.MatMul;
import dev.corno.backend.plan.HeapRoom;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation;
import dev.corno.expression.ReductionFunction;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Axes taken together, and matrix products. */
final class Sums {

    private Sums() {
    }

    /** Adds the calls of an operation. */
    static void add(ExpressionCalls calls, Expression expression, Slot result) {
        if (expression.operation() instanceof Operation.MatMul product) {
            matmul(calls, product, expression, result);
        } else {
            reduce(calls, (Operation.Reduce) expression.operation(), expression, result);
        }
    }

    private static void matmul(ExpressionCalls calls, Operation.MatMul product, Expression expression, Slot result) {
        Expression a = expression.operands().get(0);
        Expression b = expression.operands().get(1);
        Slot first = calls.operand(a);
        Slot second = calls.operand(b);
        // Matrices times one matrix are the rows of all times it.
        boolean isShared = b.rank() == 2;
        long count = isShared ? 1 : a.shape().slice(0, a.rank() - 2).size();
        Descriptor left = matrices(count, a.shape().size() / count, a.dim(-1), product.transposeA());
        Descriptor right = matrices(count, b.shape().size() / count, b.dim(-1), product.transposeB());
        Descriptor layout = matrices(count, expression.shape().size() / count, expression.dim(-1), false);
        calls.site().add(new PrimitiveCall("product", MatMul.of(left, right, layout)).read(DNNL_ARG_SRC, first, left)
                .read(DNNL_ARG_WEIGHTS, second, right).write(DNNL_ARG_DST, result, layout));
    }

    private static Descriptor matrices(long count, long numbers, long width, boolean isTransposed) {
        long height = numbers / width;
        long[] dims = isTransposed ? new long[] {count, width, height} : new long[] {count, height, width};
        long[] strides = isTransposed ? new long[] {numbers, 1, width} : new long[] {numbers, width, 1};
        return count > 1 ? Descriptor.strided(dims, strides)
                : Descriptor.strided(Arrays.copyOfRange(dims, 1, 3), Arrays.copyOfRange(strides, 1, 3));
    }

    private static void reduce(ExpressionCalls calls, Operation.Reduce reduce, Expression expression, Slot result) {
        Shape full = expression.operands().get(0).shape();
        Slot x = calls.operand(expression.operands().get(0));
        List<Block> blocks = blocks(full, reduce.axes());
        HeapRoom room = calls.site().heapRoom();
        ReductionFunction function = reduce.function();
        float scale = function == ReductionFunction.MEAN ? (float) ((double) result.length() / full.size()) : 1;
        calls.site().add(new JavaCall("reduce", List.of(x), List.of(result), () -> {
            float[] from = room.read(0, x);
            float[] to = room.array(1, x.length());
            for (Block block : blocks) {
                block.reduce(function, from, to);
                float[] next = from;
                from = to;
                to = next;
            }
            int length = Math.toIntExact(result.length());
            if (scale != 1) {
                for (int i = 0; i < length; i++) {
                    from[i] *= scale;
                }
            }
            result.write(0, from, 0, length);
        }));
    }

    /** {@return for each run of neighbouring axes, from the last to the first, how to take it away} */
    private static List<Block> blocks(Shape shape, List<Integer> axes) {
        List<Block> blocks = new ArrayList<>();
        int[] dims = shape.toArray();
        for (int last = dims.length - 1; last >= 0; last--) {
            if (axes.contains(last)) {
                int first = last;
                while (first > 0 && axes.contains(first - 1)) {
                    first--;
                }
                blocks.add(new Block(size(dims, 0, first), size(dims, first, last + 1), size(dims, last + 1, dims.length)));
                Arrays.fill(dims, first, last + 1, 1);
                last = first;
            }
        }
        return blocks;
    }

    private static int size(int[] dims, int from, int to) {
        int size = 1;
        for (int axis = from; axis < to; axis++) {
            size *= dims[axis];
        }
        return size;
    }

    /** Axes seen as three, of which the middle one is taken away. */
    private record Block(int outer, int middle, int inner) {

        void reduce(ReductionFunction function, float[] from, float[] to) {
            for (int i = 0; i < outer; i++) {
                if (inner == 1) {
                    to[i] = row(function, from, i * middle);
                } else {
                    columns(function, from, i * middle * inner, to, i * inner);
                }
            }
        }

        private float row(ReductionFunction function, float[] from, int at) {
            return switch (function) {
                case SUM, MEAN -> sum(from, at);
                case MAX -> max(from, at);
                case MIN -> min(from, at);
            };
        }

        // Sums side by side, since one addition after another would wait for the one before.
        private float sum(float[] from, int at) {
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            int whole = at + (middle & -4);
            for (int i = at; i < whole; i += 4) {
                first += from[i];
                second += from[i + 1];
                third += from[i + 2];
                fourth += from[i + 3];
            }
            for (int i = whole; i < at + middle; i++) {
                first += from[i];
            }
            return (float) (first + second + (third + fourth));
        }

        private float max(float[] from, int at) {
            float max = from[at];
            for (int i = at + 1; i < at + middle; i++) {
                max = Math.max(max, from[i]);
            }
            return max;
        }

        private float min(float[] from, int at) {
            float min = from[at];
            for (int i = at + 1; i < at + middle; i++) {
                min = Math.min(min, from[i]);
            }
            return min;
        }

        private void columns(ReductionFunction function, float[] from, int at, float[] to, int target) {
            System.arraycopy(from, at, to, target, inner);
            for (int j = 1; j < middle; j++) {
                int row = at + j * inner;
                switch (function) {
                    case SUM, MEAN -> {
                        for (int k = 0; k < inner; k++) {
                            to[target + k] += from[row + k];
                        }
                    }
                    case MAX -> {
                        for (int k = 0; k < inner; k++) {
                            to[target + k] = Math.max(to[target + k], from[row + k]);
                        }
                    }
                    case MIN -> {
                        for (int k = 0; k < inner; k++) {
                            to[target + k] = Math.min(to[target + k], from[row + k]);
                        }
                    }
                }
            }
        }
    }
}
