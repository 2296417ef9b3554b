package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Pooling;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Window2D;
import dev.corno.layers.pooling.GlobalPooling2D;
import dev.corno.layers.pooling.Pooling2D;

/** Windows that slide over pictures, or cover the whole of them, and keep the largest number or the mean. */
final class PoolingKernel {

    private final boolean isMaximum;

    private PoolingKernel(boolean isMaximum) {
        this.isMaximum = isMaximum;
    }

    /** {@return the kernel of sliding windows} */
    static Kernel<Pooling2D> sliding(boolean isMaximum) {
        PoolingKernel kernel = new PoolingKernel(isMaximum);
        return (layer, site) -> {
            ImageShape image = ImageShape.of(layer.className(), site.inputShape(), layer.dataFormat());
            ImageShape result = ImageShape.of(layer.className(), site.outputShape(), layer.dataFormat());
            kernel.build(site, layer.dataFormat(), image, result, layer.window());
        };
    }

    /** {@return the kernel of windows that cover the whole picture} */
    static Kernel<GlobalPooling2D> global(boolean isMaximum) {
        PoolingKernel kernel = new PoolingKernel(isMaximum);
        return (layer, site) -> {
            ImageShape image = ImageShape.of(layer.className(), site.inputShape(), layer.dataFormat());
            Size2D size = new Size2D(image.height(), image.width());
            kernel.build(site, layer.dataFormat(), image, new ImageShape(1, 1, image.channels()),
                    new Window2D(size, size, new Size2D(1), Padding.VALID));
        };
    }

    private void build(LayerSite site, DataFormat format, ImageShape image, ImageShape result, Window2D window) {
        Descriptor x = Pictures.layout(site.batch(), image, format);
        Descriptor y = Pictures.layout(site.batch(), result, format);
        Pooling pooling = new Pooling(isMaximum, x, y, Pictures.sliding(window, image));
        boolean goesBack = site.hasBackward() && site.needsInputGradient(0);
        Operation forward = pooling.forward(goesBack);
        Slot output = site.slotFor(site.outputShape());
        PrimitiveCall call = new PrimitiveCall("pooling", forward).read(DNNL_ARG_SRC, site.input(), x).write(DNNL_ARG_DST, output, y);
        site.add(call);
        site.output(output);
        if (goesBack) {
            Descriptor places = forward.layout(dnnl_query_workspace_md);
            Slot workspace = site.slot(places.numbers());
            if (isMaximum) {
                call.write(DNNL_ARG_WORKSPACE, workspace, places);
            }
            site.backward(gradient -> {
                PrimitiveCall back = new PrimitiveCall("pooling", pooling.backward(forward)).read(DNNL_ARG_DIFF_DST, gradient, y)
                        .write(DNNL_ARG_DIFF_SRC, site.inputGradient(0), x);
                if (isMaximum) {
                    back.read(DNNL_ARG_WORKSPACE, workspace, places);
                }
                site.add(back);
            });
        }
    }
}
