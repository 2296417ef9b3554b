package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.activation.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** {@link Softmax}: along rows; axes that are not the last ones are moved there and back. */
final class SoftmaxKernel implements Kernel<Softmax> {

    private static final dev.corno.backend.onednn.Softmax ROWS = new dev.corno.backend.onednn.Softmax(1, false);

    @Override
    public void build(Softmax layer, LayerSite site) {
        int rank = site.inputShape().rank() + 1;
        List<Integer> axes = layer.positions(site.inputShape()).stream().map(position -> position + 1).toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.removeAll(axes);
        order.addAll(axes);
        long width = axes.stream().mapToLong(axis -> site.inputShape().dim(axis - 1)).reduce(1, (a, b) -> a * b);
        Descriptor rows = Descriptor.rowMajor(site.batch() * site.inputShape().size() / width, width);
        Slot y = site.slotFor(site.outputShape());
        if (order.equals(IntStream.range(0, rank).boxed().toList())) {
            site.add(forward(site.input(), y, rows));
            site.output(y);
            site.backward(gradient -> backward(site, y, gradient, rows));
            return;
        }
        long[] dims = LongStream.concat(LongStream.of(site.batch()), IntStream.of(site.inputShape().toArray()).asLongStream()).toArray();
        Permutation permutation = new Permutation(dims, order.stream().mapToInt(axis -> axis).toArray());
        Slot output = site.slotFor(site.outputShape());
        site.add(permutation.there(site.input(), y));
        site.add(forward(y, y, rows));
        site.add(permutation.back(y, output));
        site.output(output);
        site.backward(gradient -> backward(site, y, gradient, rows, permutation));
    }

    private static PrimitiveCall forward(Slot x, Slot y, Descriptor rows) {
        return new PrimitiveCall("softmax", ROWS.forward(rows)).read(DNNL_ARG_SRC, x, rows).write(DNNL_ARG_DST, y, rows);
    }

    private static PrimitiveCall gradient(Slot y, Slot gradient, Slot result, Descriptor rows) {
        return new PrimitiveCall("softmax", ROWS.backward(rows)).read(DNNL_ARG_DST, y, rows).read(DNNL_ARG_DIFF_DST, gradient, rows)
                .write(DNNL_ARG_DIFF_SRC, result, rows);
    }

    private static void backward(LayerSite site, Slot y, Slot gradient, Descriptor rows) {
        if (site.needsInputGradient(0) && site.startsBeforeActivation()) {
            site.passGradient(0, gradient);
        } else if (site.needsInputGradient(0)) {
            site.add(gradient(y, gradient, site.inputGradient(0), rows));
        }
    }

    private static void backward(LayerSite site, Slot y, Slot gradient, Descriptor rows, Permutation permutation) {
        if (site.needsInputGradient(0)) {
            Slot moved = site.slot(y.length());
            site.add(permutation.there(gradient, moved));
            site.add(gradient(y, moved, moved, rows));
            site.add(permutation.back(moved, site.inputGradient(0)));
        }
    }
}
