package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.Axis;
import dev.corno.layers.normalization.LayerNormalization;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** {@link LayerNormalization} along the last axes, one call for each way: as expressions, it takes 15 times as long. */
final class LayerNormalizationKernel implements Kernel<LayerNormalization> {

    @Override
    public boolean takes(LayerNormalization layer, LayerSite site) {
        return !layer.rmsScaling() && positions(layer, site.inputShape())
                .equals(IntStream.range(site.inputShape().rank() - layer.axis().size(), site.inputShape().rank()).boxed().toList());
    }

    private static List<Integer> positions(LayerNormalization layer, Shape input) {
        return layer.axis().stream().map(axis -> Axis.position("LayerNormalization", axis, input)).toList();
    }

    @Override
    public void build(LayerNormalization layer, LayerSite site) {
        Shape input = site.inputShape();
        long width = input.slice(input.rank() - layer.axis().size(), input.rank()).size();
        long rows = site.batch() * input.size() / width;
        var operation = new dev.corno.backend.onednn.LayerNormalization(rows, width, (float) layer.epsilon(), layer.scale(), layer.center());
        Slot output = site.slotFor(site.outputShape());
        Slot mean = site.slot(rows);
        Slot variance = site.slot(rows);
        PrimitiveCall call = new PrimitiveCall("normalize", site.hasBackward() ? operation.training() : operation.inference())
                .read(DNNL_ARG_SRC, site.input(), operation.layout()).write(DNNL_ARG_DST, output, operation.layout());
        if (site.hasBackward()) {
            call.write(DNNL_ARG_MEAN, mean, operation.statistics()).write(DNNL_ARG_VARIANCE, variance, operation.statistics());
        }
        readWeights(layer, site, operation, call);
        site.add(call);
        site.output(output);
        site.backward(gradient -> {
            Slot result = gradient.isShared() ? site.slot(gradient.length()) : gradient;
            PrimitiveCall back = new PrimitiveCall("normalize", operation.backward()).read(DNNL_ARG_SRC, site.input(), operation.layout())
                    .read(DNNL_ARG_MEAN, mean, operation.statistics()).read(DNNL_ARG_VARIANCE, variance, operation.statistics())
                    .read(DNNL_ARG_DIFF_DST, gradient, operation.layout()).write(DNNL_ARG_DIFF_SRC, result, operation.layout());
            readWeights(layer, site, operation, back);
            if (layer.scale()) {
                back.write(DNNL_ARG_DIFF_SCALE, site.weightGradient(0).orElseGet(() -> site.slot(width)), operation.weights());
            }
            if (layer.center()) {
                back.write(DNNL_ARG_DIFF_SHIFT, site.weightGradient(beta(layer)).orElseGet(() -> site.slot(width)), operation.weights());
            }
            site.add(back);
            if (site.needsInputGradient(0)) {
                site.passGradient(0, result);
            }
        });
    }

    private static int beta(LayerNormalization layer) {
        return layer.scale() ? 1 : 0;
    }

    private static void readWeights(LayerNormalization layer, LayerSite site, dev.corno.backend.onednn.LayerNormalization operation,
            PrimitiveCall call) {
        if (layer.scale()) {
            call.read(DNNL_ARG_SCALE, site.weight(0), operation.weights());
        }
        if (layer.center()) {
            call.read(DNNL_ARG_SHIFT, site.weight(beta(layer)), operation.weights());
        }
    }
}
