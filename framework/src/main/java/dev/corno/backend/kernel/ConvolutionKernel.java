package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Convolution;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SpatialShape;
import dev.corno.layers.convolutional.SlidingKernelLayer;
import java.util.List;

/**
 * Convolutions of sequences, pictures and volumes, also of each channel alone: one operation each for the output, the gradient of the
 * input, and that of the weights. The data stay as they are; kernels are copied between Keras's layout and the one that oneDNN is fast
 * in, once for each change of the weights.
 */
final class ConvolutionKernel implements Kernel<SlidingKernelLayer> {

    private static final int KERNEL = 0;
    private static final int BIAS = 1;

    /** The numbers that a vector instruction computes with. */
    private static final int LANES = 16;

    /** So few channels of an input that plain layout is slow for the weights' gradient. */
    private static final int FEW_CHANNELS = 3;

    @Override
    public boolean takes(SlidingKernelLayer layer, LayerSite site) {
        return ActivationForm.takes(layer.activation());
    }

    @Override
    public void check(SlidingKernelLayer layer, String name) {
        ActivationForm.check(layer.activation());
    }

    @Override
    public void build(SlidingKernelLayer layer, LayerSite site) {
        new Application(layer, site).forward();
    }

    private static final class Application {

        private final LayerSite site;
        private final Convolution convolution;
        private final Descriptor kernel;
        private final Following following;
        private final boolean isSlowInPlainLayout;
        private Slot prepared;
        private Descriptor preparedLayout;

        Application(SlidingKernelLayer layer, LayerSite site) {
            this.site = site;
            int rank = layer.sliding().rank();
            SpatialShape shape = SpatialShape.of(layer.className(), site.inputShape(), layer.dataFormat(), rank);
            SpatialShape result = SpatialShape.of(layer.className(), site.outputShape(), layer.dataFormat(), rank);
            int groups = layer.groupCount(shape.channels());
            this.kernel = Windows.kernelLayout(layer.kernelShape(shape.channels()), groups);
            // With few channels, and with strides, the weights' gradient takes a third less time in oneDNN's own layout, copies included.
            this.isSlowInPlainLayout = shape.channels() <= FEW_CHANNELS
                    || moves(layer.sliding().size()) && moves(layer.sliding().strides());
            this.following = new Following(site, layer.activation(), layer.useBias(),
                    layer.dataFormat() == DataFormat.CHANNELS_LAST ? rank : 0);
            this.convolution = new Convolution(Pictures.layout(site.batch(), shape, layer.dataFormat()),
                    Pictures.layout(site.batch(), result, layer.dataFormat()), kernel.dims(), Descriptor.rowMajor(result.channels()),
                    following.bias().isPresent(), Windows.sliding(layer.sliding().over(shape.lengths())));
        }

        private static boolean moves(List<Integer> lengths) {
            return lengths.stream().anyMatch(length -> length != 1);
        }

        void forward() {
            Attributes attributes = new Attributes();
            // Vectors that output channels do not fill make a fused activation, such as tanh, slower than a pass of its own.
            boolean isFused = following.fuse(attributes, convolution.bias().dims()[0] >= LANES);
            Slot sums = following.sums();
            Operation operation = convolution.forward(attributes, site.hasBackward());
            PrimitiveCall call = new PrimitiveCall("convolution", operation).read(DNNL_ARG_SRC, site.input(), convolution.x());
            readKernel(call, operation);
            following.bias().ifPresent(bias -> call.read(DNNL_ARG_BIAS, bias, convolution.bias()));
            following.write(call, sums, convolution.y());
            site.add(call);
            Slot output = following.finish(sums, isFused);
            site.output(output);
            site.backward(gradient -> backward(following.activation().backward(site, sums, output, gradient)));
        }

        private void backward(Slot gradient) {
            site.weightGradient(KERNEL).ifPresent(target -> addWeights(gradient, target));
            if (site.needsInputGradient(0)) {
                Operation operation = convolution.backwardData();
                PrimitiveCall call = new PrimitiveCall("data", operation).read(DNNL_ARG_DIFF_DST, gradient, convolution.y())
                        .write(DNNL_ARG_DIFF_SRC, site.inputGradient(0), convolution.x());
                readKernel(call, operation);
                site.add(call);
            }
        }

        private void addWeights(Slot gradient, Slot target) {
            Operation operation = (isSlowInPlainLayout ? convolution.inAnyLayout() : convolution).backwardWeights();
            Descriptor x = operation.layout(dnnl_query_src_md);
            Descriptor y = operation.layout(dnnl_query_diff_dst_md);
            Descriptor layout = operation.layout(dnnl_query_diff_weights_md);
            Slot found = layout.sameAs(kernel) ? target : slotFor(layout, false);
            PrimitiveCall call = new PrimitiveCall("weights", operation).read(DNNL_ARG_SRC, copied(site.input(), convolution.x(), x), x)
                    .read(DNNL_ARG_DIFF_DST, copied(gradient, convolution.y(), y), y).write(DNNL_ARG_DIFF_WEIGHTS, found, layout);
            if (convolution.hasBias()) {
                call.write(DNNL_ARG_DIFF_BIAS, site.weightGradient(BIAS).orElseThrow(), convolution.bias());
            }
            site.add(call);
            if (found != target) {
                site.add(copy("kernel", found, layout, target, kernel));
            }
        }

        private Slot copied(Slot slot, Descriptor layout, Descriptor wanted) {
            if (layout.sameAs(wanted)) {
                return slot;
            }
            Slot copy = slotFor(wanted, false);
            site.add(copy("layout", slot, layout, copy, wanted));
            return copy;
        }

        private void readKernel(PrimitiveCall call, Operation operation) {
            Descriptor layout = operation.layout(dnnl_query_weights_md);
            call.read(DNNL_ARG_WEIGHTS, kernelAs(layout), layout);
        }

        private Slot kernelAs(Descriptor layout) {
            if (layout.sameAs(kernel)) {
                return following.kernel();
            }
            if (prepared == null || !preparedLayout.sameAs(layout)) {
                prepared = slotFor(layout, true);
                preparedLayout = layout;
                site.prepare(copy("kernel", following.kernel(), kernel, prepared, layout));
            }
            return prepared;
        }

        private Slot slotFor(Descriptor layout, boolean isLasting) {
            return isLasting ? site.lasting(layout.numbers()) : site.slot(layout.numbers());
        }

        private static PrimitiveCall copy(String what, Slot from, Descriptor source, Slot to, Descriptor target) {
            return new PrimitiveCall(what, Reorder.of(source, target)).read(DNNL_ARG_FROM, from, source)
                    .write(DNNL_ARG_TO, to, target);
        }
    }
}
