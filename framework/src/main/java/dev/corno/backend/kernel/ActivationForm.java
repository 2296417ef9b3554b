package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.corno.activations.Activation;
import dev.corno.activations.ElementwiseActivation;
import dev.corno.activations.Elu;
import dev.corno.activations.Exponential;
import dev.corno.activations.GatedActivation;
import dev.corno.activations.Gelu;
import dev.corno.activations.HardSigmoid;
import dev.corno.activations.HardSilu;
import dev.corno.activations.HardTanh;
import dev.corno.activations.LeakyRelu;
import dev.corno.activations.Linear;
import dev.corno.activations.LogSigmoid;
import dev.corno.activations.LogSoftmax;
import dev.corno.activations.Mish;
import dev.corno.activations.Relu6;
import dev.corno.activations.Relu;
import dev.corno.activations.RowwiseActivation;
import dev.corno.activations.Selu;
import dev.corno.activations.Sigmoid;
import dev.corno.activations.Silu;
import dev.corno.activations.Softplus;
import dev.corno.activations.SparseSigmoid;
import dev.corno.activations.Tanh;
import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Eltwise;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Softmax;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;

/** How an activation is computed: by oneDNN on each number or along rows, or in Java. */
abstract class ActivationForm {

    /** {@return whether there is a way of computing an activation in one operation; not so of those that halve an axis} */
    static boolean takes(Activation activation) {
        return !(activation instanceof GatedActivation);
    }

    /** Throws an error if an activation cannot be computed at all. */
    static void check(Activation activation) {
        if (takes(activation)) {
            of(activation);
        }
    }

    /** {@return the way of computing an activation} */
    static ActivationForm of(Activation activation) {
        if (activation instanceof Linear) {
            return new None();
        }
        if (activation instanceof dev.corno.activations.Softmax || activation instanceof LogSoftmax) {
            return new Rows(activation instanceof LogSoftmax);
        }
        Eltwise eltwise = eltwise(activation);
        if (eltwise != null) {
            return new Fusable(eltwise);
        }
        if (activation instanceof Selu selu) {
            return new Scaled(selu.derivative(1), -selu.value(Double.NEGATIVE_INFINITY));
        }
        if (activation instanceof HardSigmoid || activation instanceof HardTanh || activation instanceof SparseSigmoid) {
            return new Clipped((ElementwiseActivation) activation);
        }
        if (activation instanceof ElementwiseActivation elementwise) {
            return new JavaNumbers(elementwise);
        }
        if (activation instanceof RowwiseActivation rowwise) {
            return new JavaRows(rowwise);
        }
        throw new IllegalArgumentException("Activation \"" + activation.name() + "\": expects an ElementwiseActivation or a"
                + " RowwiseActivation, got " + activation.getClass().getName() + ". Implement one of them.");
    }

    private static Eltwise eltwise(Activation activation) {
        if (activation instanceof Relu relu && relu.threshold() == 0) {
            boolean isBounded = relu.maxValue() < Double.POSITIVE_INFINITY;
            return isBounded ? clipped(relu) : rectifier(relu.negativeSlope());
        }
        if (activation instanceof Relu6) {
            return clip(6);
        }
        if (activation instanceof LeakyRelu leaky && leaky.negativeSlope() >= 0) {
            return rectifier(leaky.negativeSlope());
        }
        if (activation instanceof Tanh) {
            return new Eltwise(dnnl.dnnl_eltwise_tanh, dnnl.dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0, true);
        }
        if (activation instanceof Sigmoid) {
            return new Eltwise(dnnl.dnnl_eltwise_logistic, dnnl.dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0, true);
        }
        if (activation instanceof Elu elu && elu.alpha() > 0) {
            return new Eltwise(dnnl.dnnl_eltwise_elu, dnnl.dnnl_eltwise_elu_use_dst_for_bwd, (float) elu.alpha(), 0, true);
        }
        if (activation instanceof Exponential) {
            return new Eltwise(dnnl.dnnl_eltwise_exp, dnnl.dnnl_eltwise_exp_use_dst_for_bwd, 0, 0, true);
        }
        return ofArgument(activation);
    }

    /** {@return the activations whose gradient needs the argument} */
    private static Eltwise ofArgument(Activation activation) {
        if (activation instanceof Softplus) {
            return argument(dnnl.dnnl_eltwise_soft_relu, 0);
        }
        if (activation instanceof Silu) {
            return argument(dnnl.dnnl_eltwise_swish, 1);
        }
        if (activation instanceof Gelu gelu) {
            return argument(gelu.approximate() ? dnnl.dnnl_eltwise_gelu_tanh : dnnl.dnnl_eltwise_gelu_erf, 0);
        }
        if (activation instanceof HardSilu) {
            return argument(dnnl.dnnl_eltwise_hardswish, 0);
        }
        if (activation instanceof LogSigmoid) {
            return argument(dnnl.dnnl_eltwise_logsigmoid, 0);
        }
        return activation instanceof Mish ? argument(dnnl.dnnl_eltwise_mish, 0) : null;
    }

    private static Eltwise argument(int algorithm, float alpha) {
        return new Eltwise(algorithm, algorithm, alpha, 0, false);
    }

    // oneDNN's rectifier without a slope makes 0 of what is not a number, its ELU with alpha 0 is the same function and does not.
    private static Eltwise rectifier(double negativeSlope) {
        return new Eltwise(negativeSlope == 0 ? dnnl.dnnl_eltwise_elu : dnnl.dnnl_eltwise_relu,
                dnnl.dnnl_eltwise_relu_use_dst_for_bwd, (float) negativeSlope, 0, true);
    }

    private static Eltwise clipped(Relu relu) {
        return relu.negativeSlope() == 0 ? clip(relu.maxValue()) : null;
    }

    private static Eltwise clip(double max) {
        return new Eltwise(dnnl.dnnl_eltwise_clip_v2, dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, (float) max, true);
    }

    /** {@return whether nothing is computed} */
    boolean isLinear() {
        return false;
    }

    /** {@return whether the gradient needs the result only, so that the argument may be overwritten} */
    abstract boolean usesOutput();

    /** {@return whether an operation can apply it to its own result; then the attributes say so} */
    boolean fuse(Attributes attributes) {
        return false;
    }

    /** Adds the call that computes y from x, in the shape of the output; both may be the same slot where {@link #usesOutput}. */
    void forward(LayerSite site, Slot x, Slot y) {
        forward(site, x, y, site.outputShape().dim(-1));
    }

    /** Adds the call that computes y from x, in rows of a width; both may be the same slot where {@link #usesOutput}. */
    abstract void forward(LayerSite site, Slot x, Slot y, int width);

    /** {@return the gradient of x; over that of y where no one else has it} */
    Slot backward(LayerSite site, Slot x, Slot y, Slot gradient) {
        if (site.startsBeforeActivation()) {
            return gradient;
        }
        Slot result = gradient.isShared() ? site.slot(gradient.length()) : gradient;
        addBackward(site, x, y, gradient, result, site.outputShape().dim(-1));
        return result;
    }

    /** Adds the call that computes the gradient of x, in rows of a width; may write over that of y. */
    abstract void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width);

    private static final class None extends ActivationForm {

        @Override
        boolean isLinear() {
            return true;
        }

        @Override
        boolean usesOutput() {
            return true;
        }

        @Override
        boolean fuse(Attributes attributes) {
            return true;
        }

        @Override
        void forward(LayerSite site, Slot x, Slot y, int width) {
            if (x != y) {
                site.add(new JavaCall("copy", List.of(x), List.of(y), () -> y.buffer().put(0, x.buffer(), 0, x.buffer().capacity())));
            }
        }

        @Override
        Slot backward(LayerSite site, Slot x, Slot y, Slot gradient) {
            return gradient;
        }

        @Override
        void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width) {
        }
    }

    private static final class Fusable extends ActivationForm {

        private final Eltwise eltwise;

        Fusable(Eltwise eltwise) {
            this.eltwise = eltwise;
        }

        @Override
        boolean usesOutput() {
            return eltwise.usesOutput();
        }

        @Override
        boolean fuse(Attributes attributes) {
            attributes.then(eltwise);
            return true;
        }

        @Override
        void forward(LayerSite site, Slot x, Slot y, int width) {
            Descriptor layout = Descriptor.rowMajor(x.length());
            site.add(applied("activation", eltwise.forward(layout), x, y, layout));
        }

        @Override
        void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width) {
            Descriptor layout = Descriptor.rowMajor(y.length());
            site.add(new PrimitiveCall("activation", eltwise.backward(layout))
                    .read(usesOutput() ? DNNL_ARG_DST : DNNL_ARG_SRC, usesOutput() ? y : x, layout)
                    .read(DNNL_ARG_DIFF_DST, gradient, layout).write(DNNL_ARG_DIFF_SRC, result, layout));
        }
    }

    /** {@code scale * x} for x above 0, else {@code depth * (exp(x) - 1)}. */
    private static final class Scaled extends ActivationForm {

        private final Eltwise unit;
        private final float scale;

        Scaled(double scale, double depth) {
            this.unit = argument(dnnl.dnnl_eltwise_elu, (float) (depth / scale));
            this.scale = (float) scale;
        }

        @Override
        boolean usesOutput() {
            return false;
        }

        // Two calls: with another function after it, oneDNN 2.5's elementwise operation computes nothing and does not say so.
        @Override
        void forward(LayerSite site, Slot x, Slot y, int width) {
            Descriptor layout = Descriptor.rowMajor(x.length());
            site.add(applied("activation", unit.forward(layout), x, y, layout));
            MergeKernel.scale(site, scale, y, y);
        }

        @Override
        void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width) {
            Descriptor layout = Descriptor.rowMajor(y.length());
            site.add(new PrimitiveCall("activation", unit.backward(layout)).read(DNNL_ARG_SRC, x, layout)
                    .read(DNNL_ARG_DIFF_DST, gradient, layout).write(DNNL_ARG_DIFF_SRC, result, layout));
            MergeKernel.scale(site, scale, result, result);
        }
    }

    private static PrimitiveCall applied(String what, Operation operation, Slot x, Slot y, Descriptor layout) {
        return new PrimitiveCall(what, operation).read(DNNL_ARG_SRC, x, layout).write(DNNL_ARG_DST, y, layout);
    }

    private static final class Rows extends ActivationForm {

        private final Softmax softmax;

        Rows(boolean isLogarithm) {
            this.softmax = new Softmax(1, isLogarithm);
        }

        @Override
        boolean usesOutput() {
            return true;
        }

        @Override
        void forward(LayerSite site, Slot x, Slot y, int width) {
            Descriptor layout = layout(x, width);
            site.add(applied("softmax", softmax.forward(layout), x, y, layout));
        }

        @Override
        void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width) {
            Descriptor layout = layout(y, width);
            site.add(new PrimitiveCall("softmax", softmax.backward(layout)).read(DNNL_ARG_DST, y, layout)
                    .read(DNNL_ARG_DIFF_DST, gradient, layout).write(DNNL_ARG_DIFF_SRC, result, layout));
        }

        private static Descriptor layout(Slot slot, int width) {
            return Descriptor.rowMajor(slot.length() / width, width);
        }
    }

    /** Copies to the Java heap some rows at a time, which stay in the first cache. */
    private abstract static class InJava extends ActivationForm {

        private static final int BLOCK = 2048;

        @Override
        void forward(LayerSite site, Slot x, Slot y, int width) {
            float[] numbers = block(x, width);
            int length = Math.toIntExact(x.length());
            site.add(new JavaCall("activation", List.of(x), List.of(y), () -> {
                for (int from = 0; from < length; from += numbers.length) {
                    int count = Math.min(numbers.length, length - from);
                    x.read(from, numbers, 0, count);
                    apply(numbers, count, width);
                    y.write(from, numbers, 0, count);
                }
            }));
        }

        @Override
        void addBackward(LayerSite site, Slot x, Slot y, Slot gradient, Slot result, int width) {
            float[] numbers = block(y, width);
            float[] slopes = new float[numbers.length];
            int length = Math.toIntExact(y.length());
            Slot kept = usesOutput() ? y : x;
            site.add(new JavaCall("activation", List.of(kept, gradient), List.of(result), () -> {
                for (int from = 0; from < length; from += numbers.length) {
                    int count = Math.min(numbers.length, length - from);
                    kept.read(from, numbers, 0, count);
                    gradient.read(from, slopes, 0, count);
                    back(numbers, slopes, count, width);
                    result.write(from, slopes, 0, count);
                }
            }));
        }

        private static float[] block(Slot slot, int width) {
            int rows = Math.max(1, BLOCK / width);
            return new float[Math.toIntExact(Math.min(slot.length(), (long) rows * width))];
        }

        abstract void apply(float[] numbers, int count, int width);

        abstract void back(float[] numbers, float[] slopes, int count, int width);
    }

    /** A straight line between two constants, in loops that become vector instructions. */
    private static final class Clipped extends InJava {

        private final float slope;
        private final float middle;
        private final float min;
        private final float max;

        Clipped(ElementwiseActivation activation) {
            this.slope = (float) activation.derivative(0);
            this.middle = (float) activation.value(0);
            this.min = (float) activation.value(-Float.MAX_VALUE);
            this.max = (float) activation.value(Float.MAX_VALUE);
        }

        @Override
        boolean usesOutput() {
            return true;
        }

        @Override
        void apply(float[] numbers, int count, int width) {
            for (int i = 0; i < count; i++) {
                numbers[i] = Math.min(Math.max(numbers[i] * slope + middle, min), max);
            }
        }

        @Override
        void back(float[] numbers, float[] slopes, int count, int width) {
            for (int i = 0; i < count; i++) {
                slopes[i] = numbers[i] > min && numbers[i] < max ? slopes[i] * slope : 0;
            }
        }
    }

    private static final class JavaNumbers extends InJava {

        private final ElementwiseActivation activation;

        JavaNumbers(ElementwiseActivation activation) {
            this.activation = activation;
        }

        @Override
        boolean usesOutput() {
            return false;
        }

        @Override
        void apply(float[] numbers, int count, int width) {
            for (int i = 0; i < count; i++) {
                numbers[i] = (float) activation.value(numbers[i]);
            }
        }

        @Override
        void back(float[] numbers, float[] slopes, int count, int width) {
            for (int i = 0; i < count; i++) {
                slopes[i] *= (float) activation.derivative(numbers[i]);
            }
        }
    }

    private static final class JavaRows extends InJava {

        private final RowwiseActivation activation;

        JavaRows(RowwiseActivation activation) {
            this.activation = activation;
        }

        @Override
        boolean usesOutput() {
            return !activation.usesInput();
        }

        @Override
        void apply(float[] numbers, int count, int width) {
            for (int from = 0; from < count; from += width) {
                activation.forward(numbers, numbers, from, width);
            }
        }

        @Override
        void back(float[] numbers, float[] slopes, int count, int width) {
            for (int from = 0; from < count; from += width) {
                activation.backward(numbers, slopes, slopes, from, width);
            }
        }
    }
}
