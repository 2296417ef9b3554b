package dev.corno.metrics;

import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers {@code truePositives / (truePositives + missed)} at each threshold, where what is missed is up to the metric. */
final class ShareState implements MetricState {

    private final ThresholdCounts counts;
    private final String missedName;
    private final double[] missed;

    ShareState(ThresholdCounts counts, String missedName, double[] missed) {
        this.counts = counts;
        this.missedName = missedName;
        this.missed = missed;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        counts.update(yTrue, yPred, sampleWeight);
    }

    @Override
    public Tensor result() {
        double[] shares = new double[missed.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = ThresholdCounts.share(counts.truePositives[i], missed[i]);
        }
        Tensor all = ThresholdCounts.tensor(shares);
        return shares.length == 1 ? all.reshape() : all;
    }

    @Override
    public void reset() {
        counts.reset();
    }

    @Override
    public double[] snapshot() {
        return counts.snapshot();
    }

    @Override
    public void restore(double[] snapshot) {
        counts.restore(snapshot);
    }

    @Override
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("true_positives", ThresholdCounts.tensor(counts.truePositives));
        variables.put(missedName, ThresholdCounts.tensor(missed));
        return variables;
    }
}
