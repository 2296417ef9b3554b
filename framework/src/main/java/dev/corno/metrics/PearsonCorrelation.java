package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The mean over rows of Pearson's coefficient: {@code covariance / (deviation(yTrue) * deviation(yPred))}, 1 where predictions grow in
 * proportion to labels, -1 where they shrink, NaN where one of them is constant.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new PearsonCorrelation());
 * }</pre>
 *
 * @param axis the axes whose numbers are correlated, counted with the batch axis, 0, and from the end if negative; default -1, the last
 * @param name under which it is reported; default {@code pearson_correlation}
 */
@CheckReturnValue
public record PearsonCorrelation(List<Integer> axis, String name) implements MeanMetric {

    /** Checks that there are axes. */
    public PearsonCorrelation {
        axis = Correlation.checkAxes("PearsonCorrelation", axis);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public PearsonCorrelation() {
        this(List.of(-1), "pearson_correlation");
    }

    /**
     * {@return a copy along other axes}
     *
     * @param values one or more
     */
    public PearsonCorrelation axis(int... values) {
        return new PearsonCorrelation(Arrays.stream(values).boxed().toList(), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public PearsonCorrelation name(String value) {
        return new PearsonCorrelation(axis, value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Correlation rows = new Correlation(name, axis, yTrue, yPred);
        return rows.tensor(rows::pearson);
    }
}
