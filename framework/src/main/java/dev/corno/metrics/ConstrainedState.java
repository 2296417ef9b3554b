package dev.corno.metrics;

import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** Gathers counts at many thresholds, for the highest rate where another one is high enough. */
final class ConstrainedState implements MetricState {

    /** What counts at a threshold say. */
    interface Rate {

        double at(ThresholdCounts counts, int threshold);
    }

    private final ThresholdCounts counts;
    private final Rate constrained;
    private final float least;
    private final Rate wanted;

    ConstrainedState(ThresholdCounts counts, Rate constrained, double least, Rate wanted) {
        this.counts = counts;
        this.constrained = constrained;
        this.least = (float) least;
        this.wanted = wanted;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        counts.update(yTrue, yPred, sampleWeight);
    }

    /** Compared in float32, as in Keras, so that a rate that just is high enough counts. */
    @Override
    public Tensor result() {
        double highest = 0;
        for (int i = 0; i < counts.size(); i++) {
            if ((float) constrained.at(counts, i) >= least) {
                highest = Math.max(highest, wanted.at(counts, i));
            }
        }
        return Tensor.scalar((float) highest);
    }

    @Override
    public void reset() {
        counts.reset();
    }

    @Override
    public Map<String, Tensor> variables() {
        return counts.variables();
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
