package dev.corno.training;

import dev.corno.metrics.Metric;
import dev.corno.metrics.MetricState;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** The mean of all predictions, weighted by sample where weights are given. */
record MeanOfPredictions(String name) implements Metric {

    @Override
    public MetricState start() {
        return new MetricState() {

            private double sum;
            private double count;

            @Override
            public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
                for (int i = 0; i < yPred.size(); i++) {
                    double weight = sampleWeight.isPresent() ? sampleWeight.get().flatDouble(i) : 1;
                    sum += weight * yPred.flatDouble(i);
                    count += weight;
                }
            }

            @Override
            public Tensor result() {
                return Tensor.scalar((float) (sum / count));
            }

            @Override
            public void reset() {
                sum = 0;
                count = 0;
            }

            @Override
            public Map<String, Tensor> variables() {
                return Map.of();
            }
        };
    }
}
