package dev.corno.saving;

import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.Optimizer;
import java.util.List;

/**
 * What a model was compiled with, as files keep it: a list entry for each output, in the order of the outputs.
 *
 * @param optimizer how gradients change weights
 * @param losses a loss for each output
 * @param lossWeights a factor for each loss; 1 by default
 * @param metrics what is measured without sample weights, for each output
 * @param weightedMetrics what is measured with sample weights, for each output
 */
public record CompileConfig(Optimizer optimizer, List<Loss> losses, List<Double> lossWeights, List<List<Metric>> metrics,
        List<List<Metric>> weightedMetrics) {

    /** Copies the lists. */
    public CompileConfig {
        losses = List.copyOf(losses);
        lossWeights = List.copyOf(lossWeights);
        metrics = metrics.stream().map(List::copyOf).toList();
        weightedMetrics = weightedMetrics.stream().map(List::copyOf).toList();
    }
}
