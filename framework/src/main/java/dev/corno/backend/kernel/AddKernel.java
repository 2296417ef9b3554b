package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Binary;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import java.util.List;

/** The sum of inputs, or their mean. */
final class AddKernel extends MergeKernel {

    private final boolean isMean;

    AddKernel(boolean isMean) {
        this.isMean = isMean;
    }

    @Override
    void merge(LayerSite site, List<Slot> inputs, Slot output) {
        chain(site, Binary.ADD, inputs, output);
        if (isMean) {
            scale(site, 1f / inputs.size(), output, output);
        }
    }

    @Override
    void backward(LayerSite site, List<Slot> inputs, Slot output, Slot gradient) {
        Slot share = gradient;
        if (isMean) {
            share = gradient.isShared() ? site.slot(gradient.length()) : gradient;
            scale(site, 1f / inputs.size(), gradient, share);
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (site.needsInputGradient(i)) {
                Stretch.passGradient(site, i, share);
            }
        }
    }
}
