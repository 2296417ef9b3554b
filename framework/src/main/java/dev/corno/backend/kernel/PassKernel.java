package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.graph.Layer;

/** Layers whose output has its input's numbers in the same order: nothing is computed. */
final class PassKernel implements Kernel<Layer> {

    @Override
    public void build(Layer layer, LayerSite site) {
        site.output(site.input());
        site.backward(gradient -> {
            if (site.needsInputGradient(0)) {
                site.passGradient(0, gradient);
            }
        });
    }
}
