package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sum of the predictions themselves, times their weights; labels are not looked at.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new Sum());
 * }</pre>
 *
 * @param name under which it is reported; default {@code sum}
 */
@CheckReturnValue
public record Sum(String name) implements Metric {

    /** Checks that nothing is null. */
    public Sum {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Sum() {
        this("sum");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Sum name(String value) {
        return new Sum(value);
    }

    @Override
    public MetricState start() {
        return new State();
    }

    private static final class State implements MetricState {

        private double total;

        @Override
        public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
            Optional<double[]> weights = sampleWeight.map(given -> SampleWeights.spread(given, yPred.shape()));
            for (int i = 0; i < yPred.size(); i++) {
                total += yPred.flatDouble(i) * (weights.isPresent() ? weights.get()[i] : 1);
            }
        }

        @Override
        public Tensor result() {
            return Tensor.scalar((float) total);
        }

        @Override
        public void reset() {
            total = 0;
        }

        @Override
        public double[] snapshot() {
            return new double[] {total};
        }

        @Override
        public void restore(double[] snapshot) {
            MetricState.checkSnapshot(snapshot, 1);
            total = snapshot[0];
        }

        @Override
        public Map<String, Tensor> variables() {
            return Map.of("total", result());
        }
    }
}
