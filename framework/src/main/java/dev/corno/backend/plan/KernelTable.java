package dev.corno.backend.plan;

import dev.corno.graph.Layer;
import dev.corno.regularizers.Regularizers;
import java.util.Map;

/**
 * The kernels by kind of layer.
 *
 * @param kernels a kernel for each class of layers
 * @param others the kernel of all other layers, and of those that their own does not take
 */
public record KernelTable(Map<Class<? extends Layer>, Kernel<?>> kernels, Kernel<Layer> others) {

    /** Copies the map. */
    public KernelTable {
        kernels = Map.copyOf(kernels);
    }

    /** Throws an error if no kernel can compute a layer. */
    @SuppressWarnings("unchecked")
    <L extends Layer> void check(L layer, String name) {
        Kernel<? super L> kernel = (Kernel<? super L>) kernels.get(layer.getClass());
        if (kernel == null) {
            others.check(layer, name);
        } else {
            kernel.check(layer, name);
        }
    }

    @SuppressWarnings("unchecked")
    <L extends Layer> void build(L layer, LayerSite site) {
        Kernel<? super L> kernel = (Kernel<? super L>) kernels.get(layer.getClass());
        if (kernel == null || layer.activityRegularizer() != Regularizers.NONE || site.isMasked() && !kernel.takesMasks()
                || !kernel.takes(layer, site)) {
            others.build(layer, site);
        } else {
            kernel.build(layer, site);
        }
    }
}
