package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ImageShape;
import dev.corno.layers.reshaping.ZeroPadding2D;

/** {@link ZeroPadding2D}: a copy into a lasting slot, whose frame is zero from the beginning because no one writes to it. */
final class ZeroPadding2DKernel implements Kernel<ZeroPadding2D> {

    @Override
    public void build(ZeroPadding2D layer, LayerSite site) {
        ImageShape image = ImageShape.of("ZeroPadding2D", site.inputShape(), layer.dataFormat());
        ImageShape framed = ImageShape.of("ZeroPadding2D", site.outputShape(), layer.dataFormat());
        Descriptor picture = Pictures.layout(site.batch(), image, layer.dataFormat());
        Descriptor inside = Pictures.layout(site.batch(), framed, layer.dataFormat()).part(
                new long[] {0, 0, layer.top(), layer.left()},
                new long[] {site.batch(), image.channels(), image.height(), image.width()});
        Slot output = site.lasting(site.batch() * site.outputShape().size());
        site.add(copy(Reorder.of(picture, inside), site.input(), picture, output, inside));
        site.output(output);
        site.backward(gradient -> {
            if (site.needsInputGradient(0)) {
                site.add(copy(Reorder.of(inside, picture), gradient, inside, site.inputGradient(0), picture));
            }
        });
    }

    private static PrimitiveCall copy(Operation reorder, Slot from, Descriptor source, Slot to, Descriptor target) {
        return new PrimitiveCall("padding", reorder).read(DNNL_ARG_FROM, from, source).update(DNNL_ARG_TO, to, target);
    }
}
