package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.losses.ExpressionLoss;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * The mean of a formula of your own, of a number for each entry, as where Keras is given a function for a metric. The formula sees the same
 * as that of an {@link ExpressionLoss}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new ExpressionMetric("bias", (yTrue, yPred) -> yPred.minus(yTrue)));
 * }</pre>
 *
 * @param name under which it is reported
 * @param fn from labels and predictions to what is averaged, of shape {@code (batch, ...)}
 */
@CheckReturnValue
public record ExpressionMetric(String name, BinaryOperator<Expression> fn) implements MeanMetric {

    /** Checks that nothing is null. */
    public ExpressionMetric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fn, "fn");
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return new ExpressionLoss(name, fn).values(yTrue, yPred);
    }
}
