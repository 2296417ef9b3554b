package dev.corno.metrics;

import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** Gathers one of the counts at each threshold. */
final class CountState implements MetricState {

    private final ThresholdCounts counts;
    private final double[] chosen;

    CountState(ThresholdCounts counts, double[] chosen) {
        this.counts = counts;
        this.chosen = chosen;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        counts.update(yTrue, yPred, sampleWeight);
    }

    @Override
    public Tensor result() {
        Tensor all = ThresholdCounts.tensor(chosen);
        return chosen.length == 1 ? all.reshape() : all;
    }

    @Override
    public void reset() {
        counts.reset();
    }

    @Override
    public Map<String, Tensor> variables() {
        return Map.of("accumulator", ThresholdCounts.tensor(chosen));
    }

    @Override
    public double[] snapshot() {
        return counts.snapshot();
    }

    @Override
    public void restore(double[] snapshot) {
        counts.restore(snapshot);
    }
}
