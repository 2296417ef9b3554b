package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The mean over rows of Lin's coefficient:
 * {@code 2*covariance / (variance(yTrue) + variance(yPred) + (mean(yTrue) - mean(yPred))^2 + 1e-7)}, 1 where predictions equal labels;
 * other than {@link PearsonCorrelation} it falls where their scale or their mean differs. Lin,
 * <a href="https://doi.org/10.2307/2532051">A Concordance Correlation Coefficient to Evaluate Reproducibility</a>, 1989.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new ConcordanceCorrelation());
 * }</pre>
 *
 * @param axis the axes whose numbers are correlated, counted with the batch axis, 0, and from the end if negative; default -1, the last
 * @param name under which it is reported; default {@code concordance_correlation}
 */
@CheckReturnValue
public record ConcordanceCorrelation(List<Integer> axis, String name) implements MeanMetric {

    /** Checks that there are axes. */
    public ConcordanceCorrelation {
        axis = Correlation.checkAxes("ConcordanceCorrelation", axis);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public ConcordanceCorrelation() {
        this(List.of(-1), "concordance_correlation");
    }

    /**
     * {@return a copy along other axes}
     *
     * @param values one or more
     */
    public ConcordanceCorrelation axis(int... values) {
        return new ConcordanceCorrelation(Arrays.stream(values).boxed().toList(), name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public ConcordanceCorrelation name(String value) {
        return new ConcordanceCorrelation(axis, value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Correlation rows = new Correlation(name, axis, yTrue, yPred);
        return rows.tensor(rows::concordance);
    }
}
