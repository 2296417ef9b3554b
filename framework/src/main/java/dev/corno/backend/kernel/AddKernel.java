package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.merging.Merging;
import java.util.List;
import java.util.Optional;

/** The sum of inputs, or their mean; the sum of two together with an activation that follows, as at the end of residual blocks. */
final class AddKernel extends MergeKernel {

    private final boolean isMean;

    AddKernel(boolean isMean) {
        this.isMean = isMean;
    }

    @Override
    public void build(Merging layer, LayerSite site) {
        Optional<ActivationForm> activation = isMean || site.inputCount() != 2 ? Optional.empty()
                : site.absorb(ActivationLayer.class,
                        next -> ActivationForm.takes(next.activation()) && ActivationForm.of(next.activation()).usesOutput())
                        .map(next -> ActivationForm.of(next.layer().activation()));
        if (activation.isPresent()) {
            buildActivated(site, activation.get());
        } else {
            super.build(layer, site);
        }
    }

    private void buildActivated(LayerSite site, ActivationForm activation) {
        Slot output = site.slotFor(site.outputShape());
        Attributes attributes = new Attributes();
        boolean isFused = activation.fuse(attributes);
        site.add(PrimitiveCall.pairs("merge", Binary.ADD, attributes, site.input(0), site.input(1), output));
        if (!isFused) {
            activation.forward(site, output, output);
        }
        site.output(output);
        site.backward(gradient -> backward(site, List.of(), output, activation.backward(site, output, output, gradient)));
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
            scale(site, 1f / site.inputCount(), gradient, share);
        }
        for (int i = 0; i < site.inputCount(); i++) {
            if (site.needsInputGradient(i)) {
                site.passGradient(i, share);
            }
        }
    }
}
