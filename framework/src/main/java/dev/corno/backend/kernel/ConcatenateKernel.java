package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.Axis;
import dev.corno.layers.merging.Concatenate;
import dev.corno.tensor.Shape;

/** {@link Concatenate}: copies each input to its columns of the output, and back. */
final class ConcatenateKernel implements Kernel<Concatenate> {

    private final PassKernel pass = new PassKernel();

    @Override
    public void build(Concatenate layer, LayerSite site) {
        if (site.inputCount() == 1) {
            pass.build(layer, site);
            return;
        }
        int position = Axis.position("Concatenate", layer.axis(), site.outputShape());
        long rows = site.batch() * site.outputShape().slice(0, position).size();
        Descriptor all = Descriptor.rowMajor(rows, width(site.outputShape(), position));
        Slot output = site.slotFor(site.outputShape());
        long from = 0;
        for (int i = 0; i < site.inputCount(); i++) {
            long width = width(site.inputShape(i), position);
            Descriptor alone = Descriptor.rowMajor(rows, width);
            Descriptor part = all.part(new long[] {0, from}, new long[] {rows, width});
            site.add(new PrimitiveCall("join", Reorder.of(alone, part)).read(DNNL_ARG_FROM, site.input(i), alone)
                    .write(DNNL_ARG_TO, output, part));
            from += width;
        }
        site.output(output);
        site.backward(gradient -> split(site, gradient, all, rows, position));
    }

    private static void split(LayerSite site, Slot gradient, Descriptor all, long rows, int position) {
        long from = 0;
        for (int i = 0; i < site.inputCount(); i++) {
            long width = width(site.inputShape(i), position);
            if (site.needsInputGradient(i)) {
                Descriptor alone = Descriptor.rowMajor(rows, width);
                Descriptor part = all.part(new long[] {0, from}, new long[] {rows, width});
                site.add(new PrimitiveCall("split", Reorder.of(part, alone)).read(DNNL_ARG_FROM, gradient, part)
                        .write(DNNL_ARG_TO, site.inputGradient(i), alone));
            }
            from += width;
        }
    }

    private static long width(Shape shape, int position) {
        return shape.slice(position, shape.rank()).size();
    }
}
