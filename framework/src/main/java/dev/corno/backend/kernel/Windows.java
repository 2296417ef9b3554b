package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Convolution;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Pooling;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.onednn.Sliding;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Convolve;
import dev.corno.expression.Operation.ConvolveInput;
import dev.corno.expression.Operation.ConvolveKernel;
import dev.corno.expression.Operation.Pool;
import dev.corno.expression.Operation.PoolGradient;
import dev.corno.expression.Operation.Reshape;
import dev.corno.expression.Operation.Role;
import dev.corno.expression.Operation.Source;
import dev.corno.expression.Window;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Convolutions and poolings over 1 to 3 axes, by oneDNN. */
final class Windows {

    private Windows() {
    }

    /** Adds the calls of an operation. */
    static void add(ExpressionCalls calls, Expression expression, Slot result) {
        List<Expression> operands = expression.operands();
        if (expression.operation() instanceof Convolve convolve) {
            convolve(calls, operands.get(0), operands.get(1), expression, result, convolve);
        } else if (expression.operation() instanceof ConvolveInput convolve) {
            Bound bound = new Bound(expression.shape(), operands.get(1).shape(), operands.get(0).shape(), convolve.window(), convolve.groups());
            Operation operation = bound.convolution().backwardData();
            calls.site().add(new PrimitiveCall("data", operation)
                    .read(DNNL_ARG_DIFF_DST, calls.operand(operands.get(0)), bound.convolution().y())
                    .read(DNNL_ARG_WEIGHTS, bound.ordered(calls, operands.get(1), operation), operation.layout(dnnl_query_weights_md))
                    .write(DNNL_ARG_DIFF_SRC, result, bound.convolution().x()));
        } else if (expression.operation() instanceof ConvolveKernel convolve) {
            Bound bound = new Bound(operands.get(0).shape(), expression.shape(), operands.get(1).shape(), convolve.window(), convolve.groups());
            Operation operation = bound.convolution().backwardWeights();
            Descriptor layout = operation.layout(dnnl_query_diff_weights_md);
            Slot found = layout.sameAs(bound.kernel()) ? result : calls.site().slot(layout.numbers());
            calls.site().add(new PrimitiveCall("weights", operation)
                    .read(DNNL_ARG_SRC, calls.operand(operands.get(0)), bound.convolution().x())
                    .read(DNNL_ARG_DIFF_DST, calls.operand(operands.get(1)), bound.convolution().y())
                    .write(DNNL_ARG_DIFF_WEIGHTS, found, layout));
            if (found != result) {
                calls.site().add(reorder(found, layout, result, bound.kernel()));
            }
        } else {
            pool(calls, expression, result);
        }
    }

    private static void convolve(ExpressionCalls calls, Expression x, Expression kernel, Expression y, Slot result, Convolve convolve) {
        Bound bound = new Bound(x.shape(), kernel.shape(), y.shape(), convolve.window(), convolve.groups());
        Operation operation = bound.convolution().forward(new Attributes(), calls.site().hasBackward());
        calls.site().add(new PrimitiveCall("convolution", operation).read(DNNL_ARG_SRC, calls.operand(x), bound.convolution().x())
                .read(DNNL_ARG_WEIGHTS, bound.ordered(calls, kernel, operation), operation.layout(dnnl_query_weights_md))
                .write(DNNL_ARG_DST, result, bound.convolution().y()));
    }

    private static PrimitiveCall reorder(Slot from, Descriptor source, Slot to, Descriptor target) {
        return new PrimitiveCall("kernel", Reorder.of(source, target)).read(DNNL_ARG_FROM, from, source).write(DNNL_ARG_TO, to, target);
    }

    private static Descriptor pictures(Shape shape) {
        return Descriptor.channelsLast(shape.dim(0), shape.dim(-1), spatial(shape));
    }

    private static long[] spatial(Shape shape) {
        return numbers(shape.slice(1, shape.rank() - 1));
    }

    private static long[] numbers(Shape shape) {
        return Arrays.stream(shape.toArray()).asLongStream().toArray();
    }

    /** {@return a window in oneDNN's words} */
    static Sliding sliding(Window window) {
        return new Sliding(longs(window.size()), longs(window.strides()), longs(window.dilation()), longs(window.before()),
                longs(window.after()));
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(value -> value).toArray();
    }

    /** {@return how Keras's kernel (spatial..., in, out) lies, seen in oneDNN's order ([groups,] out, in, spatial...)} */
    static Descriptor kernelLayout(Shape kernel, int groups) {
        long in = kernel.dim(-2);
        long out = kernel.dim(-1);
        long[] strides = Descriptor.rowMajorStrides(numbers(kernel));
        long[] spatial = numbers(kernel.slice(0, kernel.rank() - 2));
        LongStream spatialStrides = LongStream.of(strides).limit(spatial.length);
        return groups == 1
                ? Descriptor.strided(LongStream.concat(LongStream.of(out, in), LongStream.of(spatial)).toArray(),
                        LongStream.concat(LongStream.of(1, out), spatialStrides).toArray())
                : Descriptor.strided(LongStream.concat(LongStream.of(groups, out / groups, in), LongStream.of(spatial)).toArray(),
                        LongStream.concat(LongStream.of(out / groups, 1, out), spatialStrides).toArray());
    }

    /** A convolution with its shapes, and how Keras's kernel lies. */
    private record Bound(Convolution convolution, Descriptor kernel) {

        Bound(Shape x, Shape kernel, Shape y, Window window, int groups) {
            this(kernelLayout(kernel, groups), x, y, window);
        }

        private Bound(Descriptor kernel, Shape x, Shape y, Window window) {
            this(new Convolution(pictures(x), pictures(y), kernel.dims(), Descriptor.rowMajor(y.dim(-1)), false, sliding(window)), kernel);
        }

        /** {@return the kernel in the order that an operation wants; copied when the weights change if it is one, else each time} */
        Slot ordered(ExpressionCalls calls, Expression source, Operation operation) {
            Descriptor layout = operation.layout(dnnl_query_weights_md);
            Slot slot = calls.operand(source);
            if (layout.sameAs(kernel)) {
                return slot;
            }
            LayerSite site = calls.site();
            boolean isWeight = isWeight(source);
            Slot copy = isWeight ? site.lasting(layout.numbers()) : site.slot(layout.numbers());
            PrimitiveCall call = reorder(slot, kernel, copy, layout);
            if (isWeight) {
                site.prepare(call);
            } else {
                site.add(call);
            }
            return copy;
        }

        private static boolean isWeight(Expression source) {
            return source.operation() instanceof Source given ? given.role() == Role.WEIGHT
                    : source.operation() instanceof Reshape && isWeight(source.operands().get(0));
        }
    }

    private static void pool(ExpressionCalls calls, Expression expression, Slot result) {
        LayerSite site = calls.site();
        Expression source = expression.operands().get(0);
        if (expression.operation() instanceof Pool pool) {
            Pooling pooling = new Pooling(pool.isMax(), pictures(source.shape()), pictures(expression.shape()), sliding(pool.window()));
            Operation forward = pooling.forward(site.hasBackward());
            PrimitiveCall call = new PrimitiveCall("pooling", forward).read(DNNL_ARG_SRC, calls.operand(source), pooling.x())
                    .write(DNNL_ARG_DST, result, pooling.y());
            if (pool.isMax() && site.hasBackward()) {
                Descriptor places = forward.layout(dnnl_query_workspace_md);
                Slot workspace = site.slot(places.numbers());
                call.write(DNNL_ARG_WORKSPACE, workspace, places);
                calls.keep(expression, workspace);
            }
            site.add(call);
            return;
        }
        PoolGradient gradient = (PoolGradient) expression.operation();
        Expression pooled = expression.operands().get(1);
        Pooling pooling = new Pooling(gradient.isMax(), pictures(source.shape()), pictures(pooled.shape()), sliding(gradient.window()));
        Operation forward = pooling.forward(true);
        PrimitiveCall call = new PrimitiveCall("pooling", pooling.backward(forward))
                .read(DNNL_ARG_DIFF_DST, calls.operand(expression.operands().get(2)), pooling.y())
                .write(DNNL_ARG_DIFF_SRC, result, pooling.x());
        if (gradient.isMax()) {
            call.read(DNNL_ARG_WORKSPACE, calls.kept(pooled), forward.layout(dnnl_query_workspace_md));
        }
        site.add(call);
    }
}
