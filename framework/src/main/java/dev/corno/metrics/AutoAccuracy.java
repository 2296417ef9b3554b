package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The accuracy that fits, Keras's {@code "accuracy"}: decided by the shapes of the first batch. Predictions with a last axis of length
 * 1 have {@link BinaryAccuracy}; labels with fewer axes than predictions, or a last axis of length 1, have
 * {@link SparseCategoricalAccuracy}; others {@link CategoricalAccuracy}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, Metrics.ACCURACY);
 * }</pre>
 *
 * @param name under which it is reported; default {@code accuracy}
 */
@CheckReturnValue
public record AutoAccuracy(String name) implements Metric {

    /** Checks that nothing is null. */
    public AutoAccuracy {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public AutoAccuracy() {
        this("accuracy");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public AutoAccuracy name(String value) {
        return new AutoAccuracy(value);
    }

    private List<Metric> kinds() {
        return List.of(new BinaryAccuracy().name(name), new SparseCategoricalAccuracy(name), new CategoricalAccuracy(name));
    }

    private static int kind(Tensor yTrue, Tensor yPred) {
        if (yPred.shape().dim(-1) == 1) {
            return 0;
        }
        return yTrue.rank() < yPred.rank() || yTrue.shape().dim(-1) == 1 ? 1 : 2;
    }

    @Override
    public MetricState start() {
        return new State();
    }

    private final class State implements MetricState {

        private int kind;
        private MetricState chosen;

        @Override
        public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
            update(yTrue, yPred, sampleWeight, Optional.empty());
        }

        @Override
        public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
            if (chosen == null) {
                choose(kind(yTrue, yPred));
            }
            chosen.update(yTrue, yPred, sampleWeight, mask);
        }

        private void choose(int number) {
            kind = number;
            chosen = kinds().get(number).start();
        }

        @Override
        public double[] snapshot() {
            if (chosen == null) {
                return new double[0];
            }
            double[] gathered = chosen.snapshot();
            double[] snapshot = Arrays.copyOf(gathered, gathered.length + 1);
            snapshot[gathered.length] = kind;
            return snapshot;
        }

        @Override
        public void restore(double[] snapshot) {
            MetricState.checkSnapshot(snapshot, 3);
            choose((int) Math.min(Math.max(snapshot[2], 0), 2));
            chosen.restore(Arrays.copyOf(snapshot, 2));
        }

        private MetricState orEmpty() {
            return chosen == null ? new BinaryAccuracy().start() : chosen;
        }

        @Override
        public Tensor result() {
            return orEmpty().result();
        }

        @Override
        public void reset() {
            orEmpty().reset();
        }

        @Override
        public Map<String, Tensor> variables() {
            return orEmpty().variables();
        }
    }
}
