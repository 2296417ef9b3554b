package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Binary;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import java.util.List;

/** The first input less the others. */
final class SubtractKernel extends MergeKernel {

    @Override
    void merge(LayerSite site, List<Slot> inputs, Slot output) {
        chain(site, Binary.SUBTRACT, inputs, output);
    }

    @Override
    void backward(LayerSite site, List<Slot> inputs, Slot output, Slot gradient) {
        Slot negative = null;
        for (int i = inputs.size() - 1; i >= 0; i--) {
            if (site.needsInputGradient(i)) {
                if (i > 0 && negative == null) {
                    negative = site.slot(gradient.length());
                    scale(site, -1, gradient, negative);
                }
                site.passGradient(i, i == 0 ? gradient : negative);
            }
        }
    }
}
