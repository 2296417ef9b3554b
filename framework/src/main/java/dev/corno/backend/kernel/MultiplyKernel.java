package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Binary;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import java.util.List;

/** The product of inputs. */
final class MultiplyKernel extends MergeKernel {

    @Override
    void merge(LayerSite site, List<Slot> inputs, Slot output) {
        chain(site, Binary.MULTIPLY, inputs, output);
    }

    @Override
    void backward(LayerSite site, List<Slot> inputs, Slot output, Slot gradient) {
        for (int i = 0; i < inputs.size(); i++) {
            if (site.needsInputGradient(i)) {
                Slot result = site.slot(gradient.length());
                Slot product = gradient;
                for (int other = 0; other < inputs.size(); other++) {
                    if (other != i) {
                        combine(site, Binary.MULTIPLY, product, inputs.get(other), result);
                        product = result;
                    }
                }
                site.passGradient(i, result);
            }
        }
    }
}
