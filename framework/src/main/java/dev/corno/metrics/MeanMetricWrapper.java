package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * The mean of a function of your own, of a number for each entry. A class that implements {@link MeanMetric} does the same, and can be
 * registered to be saved.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanMetricWrapper(new Huber().delta(0.5)::values).name("huber"));
 * }</pre>
 *
 * @param fn from labels and predictions to what is averaged, of shape {@code (batch, ...)}
 * @param name under which it is reported; default {@code mean_metric_wrapper}
 */
@CheckReturnValue
public record MeanMetricWrapper(BinaryOperator<Tensor> fn, String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public MeanMetricWrapper {
        Objects.requireNonNull(fn, "fn");
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param fn see {@link #fn}
     */
    public MeanMetricWrapper(BinaryOperator<Tensor> fn) {
        this(fn, "mean_metric_wrapper");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanMetricWrapper name(String value) {
        return new MeanMetricWrapper(fn, value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return fn.apply(yTrue, yPred);
    }
}
