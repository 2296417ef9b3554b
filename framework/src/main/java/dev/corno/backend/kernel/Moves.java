package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.HeapRoom;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** The same numbers elsewhere: other orders of axes, parts, repetitions, rows of tables. */
final class Moves {

    private Moves() {
    }

    /** {@return the call that copies all numbers of a slot to another of the same length} */
    static Call copy(Slot from, Slot to) {
        return new JavaCall("copy", List.of(from), List.of(to), () -> to.buffer().put(0, from.buffer(), 0, from.buffer().capacity()));
    }

    /** Adds the calls of an operation. */
    static void add(ExpressionCalls calls, Expression expression, Slot result) {
        Operation operation = expression.operation();
        Expression operand = expression.operands().get(0);
        Slot x = calls.operand(operand);
        if (operation instanceof Operation.Transpose transpose) {
            calls.site().add(new Permutation(longs(operand.shape()), array(transpose.order())).there(x, result));
        } else if (operation instanceof Operation.Slice slice) {
            Part part = Part.of(operand.shape(), expression.shape(), slice.starts(), slice.strides());
            Descriptor alone = Descriptor.rowMajor(longs(expression.shape()));
            calls.site().add(new PrimitiveCall("slice", Reorder.of(part.layout(), alone)).read(DNNL_ARG_FROM, x, part.layout(), part.from())
                    .write(DNNL_ARG_TO, result, alone));
        } else if (operation instanceof Operation.Place place) {
            Part part = Part.of(expression.shape(), operand.shape(), place.starts(), place.strides());
            Descriptor alone = Descriptor.rowMajor(longs(operand.shape()));
            calls.site().add(zero(calls, result));
            calls.site().add(new PrimitiveCall("place", Reorder.of(alone, part.layout())).read(DNNL_ARG_FROM, x, alone)
                    .update(DNNL_ARG_TO, result, part.layout(), part.from()));
        } else if (operation instanceof Operation.Concatenate concatenate) {
            concatenate(calls, concatenate.axis(), expression, result);
        } else {
            inJava(calls, expression, x, result);
        }
    }

    private static Call zero(ExpressionCalls calls, Slot slot) {
        HeapRoom room = calls.site().heapRoom();
        int length = Math.toIntExact(slot.length());
        return new JavaCall("zero", List.of(), List.of(slot), () -> {
            float[] zeros = room.array(0, length);
            Arrays.fill(zeros, 0, length, 0);
            slot.write(0, zeros, 0, length);
        });
    }

    private static void concatenate(ExpressionCalls calls, int axis, Expression expression, Slot result) {
        long rows = expression.shape().slice(0, axis).size();
        Descriptor all = Descriptor.rowMajor(rows, expression.shape().size() / rows);
        long from = 0;
        for (Expression operand : expression.operands()) {
            long width = operand.shape().size() / rows;
            Descriptor alone = Descriptor.rowMajor(rows, width);
            Descriptor part = all.part(new long[] {0, from}, new long[] {rows, width});
            calls.site().add(new PrimitiveCall("join", Reorder.of(alone, part)).read(DNNL_ARG_FROM, calls.operand(operand), alone)
                    .write(DNNL_ARG_TO, result, part));
            from += width;
        }
    }

    private static void inJava(ExpressionCalls calls, Expression expression, Slot x, Slot result) {
        Operation operation = expression.operation();
        HeapRoom room = calls.site().heapRoom();
        Shape shape = expression.operands().get(0).shape();
        int length = Math.toIntExact(result.length());
        if (operation instanceof Operation.Broadcast) {
            BroadcastLoop loop = new BroadcastLoop(expression.shape(), List.of(shape));
            calls.site().add(new JavaCall("repeat", List.of(x), List.of(result), () -> {
                float[] from = room.read(0, x);
                float[] to = room.array(1, length);
                loop.rows((at, starts) -> {
                    if (loop.step(0) == 1) {
                        System.arraycopy(from, starts[0], to, at, loop.width());
                    } else {
                        Arrays.fill(to, at, at + loop.width(), from[starts[0]]);
                    }
                });
                result.write(0, to, 0, length);
            }));
        } else if (operation instanceof Operation.Reverse reverse) {
            int outer = Math.toIntExact(shape.slice(0, reverse.axis()).size());
            int middle = shape.dim(reverse.axis());
            int inner = length / (outer * middle);
            calls.site().add(new JavaCall("reverse", List.of(x), List.of(result), () -> {
                float[] from = room.read(0, x);
                float[] to = room.array(1, length);
                for (int i = 0; i < outer; i++) {
                    for (int j = 0; j < middle; j++) {
                        System.arraycopy(from, (i * middle + j) * inner, to, (i * middle + middle - 1 - j) * inner, inner);
                    }
                }
                result.write(0, to, 0, length);
            }));
        } else {
            Slot indices = calls.operand(expression.operands().get(1));
            int count = Math.toIntExact(indices.length());
            boolean gathers = operation instanceof Operation.Gather;
            int width = expression.dim(-1);
            int rows = gathers ? shape.dim(0) : expression.dim(0);
            calls.site().add(new JavaCall(gathers ? "gather" : "scatter", List.of(x, indices), List.of(result), () -> {
                float[] index = room.read(0, indices);
                float[] row = room.array(1, width);
                if (gathers) {
                    gather(x, index, count, rows, row, width, result);
                } else {
                    scatter(room, x, index, count, rows, width, result);
                }
            }));
        }
    }

    // Only the rows that are named are read: tables may be large.
    private static void gather(Slot table, float[] index, int count, int rows, float[] row, int width, Slot result) {
        for (int i = 0; i < count; i++) {
            table.read(row(index[i], rows) * width, row, 0, width);
            result.write(i * width, row, 0, width);
        }
    }

    private static void scatter(HeapRoom room, Slot values, float[] index, int count, int rows, int width, Slot result) {
        float[] from = room.read(1, values);
        int length = rows * width;
        float[] to = room.array(2, length);
        Arrays.fill(to, 0, length, 0);
        for (int i = 0; i < count; i++) {
            int at = row(index[i], rows) * width;
            for (int k = 0; k < width; k++) {
                to[at + k] += from[i * width + k];
            }
        }
        result.write(0, to, 0, length);
    }

    private static int row(float index, int rows) {
        int row = (int) index;
        if (row < 0 || row >= rows || row != index) {
            throw new IndexOutOfBoundsException("expects whole numbers of 0 to " + (rows - 1) + ", got " + index);
        }
        return row;
    }

    private static long[] longs(Shape shape) {
        return shape.rank() == 0 ? new long[] {1} : Arrays.stream(shape.toArray()).asLongStream().toArray();
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(value -> value).toArray();
    }

    /** How each so many-th number of a part of an array lies in it, and where the first one is. */
    private record Part(Descriptor layout, long from) {

        static Part of(Shape whole, Shape part, List<Integer> starts, List<Integer> steps) {
            long[] strides = Descriptor.rowMajorStrides(longs(whole));
            long from = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                from += starts.get(axis) * strides[axis];
                strides[axis] *= steps.get(axis);
            }
            return new Part(Descriptor.strided(longs(part), strides), from);
        }
    }
}
