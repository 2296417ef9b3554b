package dev.corno.backend;

import dev.corno.losses.Loss;
import dev.corno.optimizers.Optimizer;
import java.util.List;

/**
 * What {@code compile} was told, as the engine needs it.
 *
 * @param optimizer how gradients change weights
 * @param losses a loss for each output of the network, in order
 * @param lossWeights a factor for each loss, in order
 */
public record TrainingSpec(Optimizer optimizer, List<Loss> losses, List<Double> lossWeights) {

    /** Copies the lists. */
    public TrainingSpec {
        losses = List.copyOf(losses);
        lossWeights = List.copyOf(lossWeights);
    }
}
