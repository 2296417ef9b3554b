package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Eltwise;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.merging.Merging;
import java.util.List;
import java.util.stream.IntStream;

/** Layers that combine inputs of one shape number by number. */
abstract class MergeKernel implements Kernel<Merging> {

    private final PassKernel pass = new PassKernel();

    @Override
    public boolean takes(Merging layer, LayerSite site) {
        return site.inputShapes().stream().allMatch(site.outputShape()::equals);
    }

    @Override
    public void build(Merging layer, LayerSite site) {
        if (site.inputCount() == 1) {
            pass.build(layer, site);
            return;
        }
        List<Slot> inputs = IntStream.range(0, site.inputCount()).mapToObj(site::input).toList();
        Slot output = site.slotFor(site.outputShape());
        merge(site, inputs, output);
        site.output(output);
        site.backward(gradient -> backward(site, inputs, output, gradient));
    }

    /** Adds the calls of the forward pass; all slots have the same length. */
    abstract void merge(LayerSite site, List<Slot> inputs, Slot output);

    /** Adds the calls of the way back, and passes gradients of the output's shape on. */
    abstract void backward(LayerSite site, List<Slot> inputs, Slot output, Slot gradient);

    /** Adds the calls that combine all inputs from left to right. */
    static void chain(LayerSite site, Binary operation, List<Slot> inputs, Slot output) {
        Slot first = inputs.get(0);
        for (Slot second : inputs.subList(1, inputs.size())) {
            combine(site, operation, first, second, output);
            first = output;
        }
    }

    static void combine(LayerSite site, Binary operation, Slot first, Slot second, Slot result) {
        site.add(PrimitiveCall.pairs("merge", operation, new Attributes(), first, second, result));
    }

    /** Adds the call that multiplies all numbers by one. */
    static void scale(LayerSite site, float factor, Slot from, Slot to) {
        Descriptor layout = Descriptor.rowMajor(from.length());
        Eltwise eltwise = new Eltwise(dnnl_eltwise_linear, dnnl_eltwise_linear, factor, 0, false);
        site.add(new PrimitiveCall("scale", eltwise.forward(layout)).read(DNNL_ARG_SRC, from, layout).write(DNNL_ARG_DST, to, layout));
    }
}
