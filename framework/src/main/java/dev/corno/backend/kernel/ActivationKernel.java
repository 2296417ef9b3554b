package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ActivationLayer;

/** Layers that only apply an activation. */
final class ActivationKernel implements Kernel<ActivationLayer> {

    @Override
    public boolean takes(ActivationLayer layer, LayerSite site) {
        return ActivationForm.takes(layer.activation());
    }

    @Override
    public void check(ActivationLayer layer, String name) {
        ActivationForm.check(layer.activation());
    }

    @Override
    public void build(ActivationLayer layer, LayerSite site) {
        ActivationForm form = ActivationForm.of(layer.activation());
        if (form.isLinear()) {
            new PassKernel().build(layer, site);
            return;
        }
        Slot output = site.slotFor(site.outputShape());
        form.forward(site, site.input(), output);
        site.output(output);
        site.backward(gradient -> {
            if (site.needsInputGradient(0)) {
                site.passGradient(0, form.backward(site, site.input(), output, gradient));
            }
        });
    }
}
