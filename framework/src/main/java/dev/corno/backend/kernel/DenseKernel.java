package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.InnerProduct;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.core.Dense;
import java.util.Optional;

/** {@link Dense}: one matrix product each for the output, the gradient of the input, and that of the weights. */
final class DenseKernel implements Kernel<Dense> {

    private static final int KERNEL = 0;
    private static final int BIAS = 1;

    @Override
    public boolean takes(Dense layer, LayerSite site) {
        return ActivationForm.takes(layer.activation());
    }

    @Override
    public void check(Dense layer, String name) {
        ActivationForm.check(layer.activation());
    }

    @Override
    public void build(Dense layer, LayerSite site) {
        int in = site.inputShape().dim(-1);
        long rows = site.batch() * site.inputShape().size() / in;
        Following following = new Following(site, layer.activation(), layer.useBias(), site.outputShape().rank() - 1);
        InnerProduct product = new InnerProduct(rows, in, layer.units(), following.bias().isPresent());
        Attributes attributes = new Attributes();
        boolean isFused = following.fuse(attributes, true);
        Slot sums = following.sums();
        PrimitiveCall call = new PrimitiveCall("product", product.forward(attributes)).read(DNNL_ARG_SRC, site.input(), product.x())
                .read(DNNL_ARG_WEIGHTS, following.kernel(), product.kernel());
        following.bias().ifPresent(bias -> call.read(DNNL_ARG_BIAS, bias, product.bias()));
        following.write(call, sums, product.y());
        site.add(call);
        Slot output = following.finish(sums, isFused);
        site.output(output);
        site.backward(gradient -> backward(site, product, following.activation().backward(site, sums, output, gradient)));
    }

    private static void backward(LayerSite site, InnerProduct product, Slot gradient) {
        Optional<Slot> kernelGradient = site.weightGradient(KERNEL);
        if (kernelGradient.isPresent()) {
            PrimitiveCall weights = new PrimitiveCall("weights", product.backwardWeights())
                    .read(DNNL_ARG_SRC, site.input(), product.x()).read(DNNL_ARG_DIFF_DST, gradient, product.y())
                    .write(DNNL_ARG_DIFF_WEIGHTS, kernelGradient.get(), product.kernel());
            if (product.hasBias()) {
                weights.write(DNNL_ARG_DIFF_BIAS, site.weightGradient(BIAS).orElseThrow(), product.bias());
            }
            site.add(weights);
        }
        if (site.needsInputGradient(0)) {
            site.add(new PrimitiveCall("data", product.backwardData()).read(DNNL_ARG_DIFF_DST, gradient, product.y())
                    .read(DNNL_ARG_WEIGHTS, site.weight(KERNEL), product.kernel())
                    .write(DNNL_ARG_DIFF_SRC, site.inputGradient(0), product.x()));
        }
    }
}
