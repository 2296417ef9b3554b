package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.graph.Layer;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.reshaping.Reshape;
import java.util.Map;

/** The kernels of Corno's layers. */
public final class StandardKernels {

    /** A kernel for each class of layers that has one. */
    public static final Map<Class<? extends Layer>, Kernel<?>> TABLE = Map.ofEntries(
            entry(Activation.class, new ActivationKernel()),
            entry(Dense.class, new DenseKernel()),
            entry(ELU.class, new ActivationKernel()),
            entry(Identity.class, new PassKernel()),
            entry(LeakyReLU.class, new ActivationKernel()),
            entry(ReLU.class, new ActivationKernel()),
            entry(Reshape.class, new PassKernel()));

    private StandardKernels() {
    }

    private static <L extends Layer> Map.Entry<Class<? extends Layer>, Kernel<?>> entry(Class<L> type, Kernel<? super L> kernel) {
        return Map.entry(type, kernel);
    }
}
