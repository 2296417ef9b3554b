package dev.corno.metrics;

import dev.corno.losses.Loss;
import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** A mean of losses whose own mask, as in Keras, counts where there are sample weights. */
final class MaskedMeanState implements MetricState {

    private final MeanState mean;
    private final Loss loss;

    MaskedMeanState(MeanState mean, Loss loss) {
        this.mean = mean;
        this.loss = loss;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        mean.update(yTrue, yPred, sampleWeight.isEmpty() ? sampleWeight
                : SampleWeights.masked(sampleWeight, loss.mask(yTrue, yPred)));
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        update(yTrue, yPred, SampleWeights.masked(sampleWeight, mask));
    }

    @Override
    public Tensor result() {
        return mean.result();
    }

    @Override
    public void reset() {
        mean.reset();
    }

    @Override
    public Map<String, Tensor> variables() {
        return mean.variables();
    }

    @Override
    public double[] snapshot() {
        return mean.snapshot();
    }

    @Override
    public void restore(double[] snapshot) {
        mean.restore(snapshot);
    }
}
