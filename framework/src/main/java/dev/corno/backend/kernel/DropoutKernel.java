package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Binary;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.regularization.Dropout;
import java.util.List;

/** {@link Dropout}: a product with a {@link RandomMask} that is new in each step; nothing outside training. */
final class DropoutKernel implements Kernel<Dropout> {

    private final PassKernel pass = new PassKernel();

    @Override
    public boolean takes(Dropout layer, LayerSite site) {
        return layer.noiseShape().rank() == 0;
    }

    @Override
    public void build(Dropout layer, LayerSite site) {
        if (!site.isTraining() || layer.rate() == 0) {
            pass.build(layer, site);
            return;
        }
        RandomMask random = new RandomMask(layer.rate());
        long seed = layer.seed().orElse(site.seed());
        Slot mask = site.slotFor(site.outputShape());
        Slot output = site.slotFor(site.outputShape());
        site.add(new JavaCall("mask", List.of(), List.of(mask), () -> random.fill(mask, seed, site.steps().current())));
        MergeKernel.combine(site, Binary.MULTIPLY, site.input(), mask, output);
        site.output(output);
        site.backward(gradient -> {
            if (site.needsInputGradient(0)) {
                Slot result = gradient.isShared() ? site.slot(gradient.length()) : gradient;
                MergeKernel.combine(site, Binary.MULTIPLY, gradient, mask, result);
                site.passGradient(0, result);
            }
        });
    }
}
