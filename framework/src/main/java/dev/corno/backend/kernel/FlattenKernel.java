package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.DataFormat;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.tensor.Shape;

/** {@link Flatten}: nothing to do for channels-last data; others get their channels moved to the end. */
final class FlattenKernel implements Kernel<Flatten> {

    private final PassKernel pass = new PassKernel();

    @Override
    public void build(Flatten layer, LayerSite site) {
        Shape in = site.inputShape();
        if (layer.dataFormat() == DataFormat.CHANNELS_LAST || in.rank() < 2) {
            pass.build(layer, site);
            return;
        }
        Permutation permutation = Permutation.swap(site.batch(), in.dim(0), in.slice(1, in.rank()).size());
        Slot output = site.slotFor(site.outputShape());
        site.add(permutation.there(site.input(), output));
        site.output(output);
        site.backward(gradient -> {
            if (site.needsInputGradient(0)) {
                site.add(permutation.back(gradient, site.inputGradient(0)));
            }
        });
    }
}
