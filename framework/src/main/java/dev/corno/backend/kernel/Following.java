package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.LayerSite.Absorbed;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.Axis;
import dev.corno.layers.normalization.BatchNormalization;
import java.util.List;
import java.util.Optional;

/**
 * What a layer with a kernel and a bias computes besides its sums: the layers after it that it takes over. In prediction that is a
 * batch normalization, folded into kernel and bias ({@code kernel * gamma / sqrt(variance + epsilon)}), and an addition, written over
 * the other summand; always an activation, its own or the next layer's.
 */
final class Following {

    private static final int KERNEL = 0;
    private static final int BIAS = 1;

    private final LayerSite site;
    private final Optional<Slot> summand;
    private final ActivationForm activation;
    private final Slot kernel;
    private final Optional<Slot> bias;

    /**
     * Takes over what can be.
     *
     * @param site the layer with the sums; its first weight is the kernel, whose last axis is the output's channels, the second the bias
     * @param own its own activation
     * @param hasBias whether it has a bias
     * @param channels the position of the channels among the axes of the output
     */
    Following(LayerSite site, Activation own, boolean hasBias, int channels) {
        this.site = site;
        boolean isOpen = own.equals(Activations.LINEAR);
        Optional<Absorbed<BatchNormalization>> normalization = isOpen && site.isPrediction()
                ? site.absorb(BatchNormalization.class, layer -> isAlong(layer, channels)) : Optional.empty();
        summand = isOpen && site.isPrediction() ? site.absorbSum() : Optional.empty();
        Activation last = isOpen ? site.absorb(ActivationLayer.class, layer -> ActivationForm.takes(layer.activation()))
                .map(next -> next.layer().activation()).orElse(Activations.LINEAR) : own;
        activation = ActivationForm.of(last);
        if (normalization.isPresent()) {
            kernel = site.lasting(site.held(KERNEL).shape().size());
            bias = Optional.of(site.lasting(site.outputShape().dim(channels)));
            fold(normalization.get(), hasBias);
        } else {
            kernel = site.weight(KERNEL);
            bias = hasBias ? Optional.of(site.weight(BIAS)) : Optional.empty();
        }
    }

    private boolean isAlong(BatchNormalization layer, int channels) {
        return Axis.position("BatchNormalization", layer.axis(), site.outputShape()) == channels;
    }

    private void fold(Absorbed<BatchNormalization> normalization, boolean hasBias) {
        BatchNormalization layer = normalization.layer();
        LayerSite other = normalization.site();
        int statistics = (layer.scale() ? 1 : 0) + (layer.center() ? 1 : 0);
        // Asking for a copy of each weight makes the call run again when the weight changes.
        site.weight(KERNEL);
        for (int i = 0; i < statistics + 2; i++) {
            other.weight(i);
        }
        if (hasBias) {
            site.weight(BIAS);
        }
        Optional<HeldWeight> own = hasBias ? Optional.of(site.held(BIAS)) : Optional.empty();
        Optional<HeldWeight> gamma = layer.scale() ? Optional.of(other.held(0)) : Optional.empty();
        Optional<HeldWeight> beta = layer.center() ? Optional.of(other.held(statistics - 1)) : Optional.empty();
        HeldWeight mean = other.held(statistics);
        HeldWeight variance = other.held(statistics + 1);
        site.prepare(new JavaCall("fold", List.of(), List.of(kernel, bias.orElseThrow()), () -> {
            int channels = mean.values().length;
            float[] scales = new float[channels];
            float[] biases = new float[channels];
            for (int i = 0; i < channels; i++) {
                double scale = at(gamma, i, 1) / Math.sqrt(variance.values()[i] + layer.epsilon());
                scales[i] = (float) scale;
                biases[i] = (float) (at(beta, i, 0) + (at(own, i, 0) - mean.values()[i]) * scale);
            }
            float[] scaled = site.held(KERNEL).values().clone();
            for (int from = 0; from < scaled.length; from += channels) {
                for (int i = 0; i < channels; i++) {
                    scaled[from + i] *= scales[i];
                }
            }
            kernel.write(0, scaled, 0, scaled.length);
            bias.get().write(0, biases, 0, channels);
        }));
    }

    private static double at(Optional<HeldWeight> weight, int index, double otherwise) {
        return weight.isPresent() ? weight.get().values()[index] : otherwise;
    }

    /** {@return where the kernel is, in Keras's order} */
    Slot kernel() {
        return kernel;
    }

    /** {@return where the bias is} */
    Optional<Slot> bias() {
        return bias;
    }

    ActivationForm activation() {
        return activation;
    }

    /** {@return whether the sums are needed on the way back, besides the output} */
    boolean keepsSums() {
        return site.hasBackward() && !activation.usesOutput();
    }

    /**
     * Says what the operation does with its sums.
     *
     * @param attributes whom to say it
     * @param mayActivate whether an activation among that is worthwhile
     * @return whether the activation is among that
     */
    boolean fuse(Attributes attributes, boolean mayActivate) {
        if (summand.isPresent()) {
            attributes.thenAddTarget();
        }
        return mayActivate && !keepsSums() && activation.fuse(attributes);
    }

    /** {@return where the sums go} */
    Slot sums() {
        return summand.orElseGet(() -> site.slotFor(site.outputShape()));
    }

    /** Says that a call leaves the sums, or adds them to what is there. */
    void write(PrimitiveCall call, Slot sums, Descriptor layout) {
        if (summand.isPresent()) {
            call.update(DNNL_ARG_DST, sums, layout);
        } else {
            call.write(DNNL_ARG_DST, sums, layout);
        }
    }

    /** {@return the output, after the call that computes what was not fused} */
    Slot finish(Slot sums, boolean isFused) {
        Slot output = keepsSums() && !activation.isLinear() ? site.slotFor(site.outputShape()) : sums;
        if (!isFused) {
            activation.forward(site, sums, output);
        }
        return output;
    }
}
