package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Numbers;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * A loss of your own that needs its formula alone, as where Keras is given a function; the gradient follows from it. The formula sees
 * labels {@code (batch, ...)} and predictions {@code (batch, ..., values)} and gives a loss for each entry, {@code (batch, ...)}, or one
 * for the batch. Where labels or predictions lack a last axis of length 1 that the other has, they are brought together as in Keras.
 *
 * <p>It is computed in plain Java; where its time matters, implement {@link ElementwiseLoss} or {@link ArrayLoss}. Files cannot hold a
 * formula: to save a model that is compiled with one, register the loss under its name.
 *
 * <pre>{@code
 * var loss = new ExpressionLoss("my_loss", (yTrue, yPred) -> yTrue.minus(yPred).square().mean(false, -1));
 * }</pre>
 *
 * @param name under which it is reported, in snake case
 * @param fn from labels and predictions to the losses
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record ExpressionLoss(String name, BinaryOperator<Expression> fn, Reduction reduction) implements Loss {

    /** Checks that nothing is null. */
    public ExpressionLoss {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fn, "fn");
        Objects.requireNonNull(reduction, "reduction");
    }

    /**
     * With Keras's reduction.
     *
     * @param name see {@link #name}
     * @param fn see {@link #fn}
     */
    public ExpressionLoss(String name, BinaryOperator<Expression> fn) {
        this(name, fn, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public ExpressionLoss reduction(Reduction value) {
        return new ExpressionLoss(name, fn, value);
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (yTrue.isKnown() && yPred.isKnown()) {
            new Formula(yTrue.prepend(2), yPred.prepend(2));
        }
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Formula formula = new Formula(yTrue.shape(), yPred.shape());
        return Rows.tensor(formula.given(yTrue, yPred).of(formula.losses), formula.losses.shape(), yPred.dtype());
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        Formula formula = new Formula(yTrue.shape(), yPred.shape());
        Expression weights = Expression.constant(entryWeights.reshape(formula.losses.shape().toArray()));
        Expression gradient = Gradients.of(List.of(formula.losses), List.of(weights), List.of(formula.yPred)).get(0)
                .orElseGet(() -> Expression.fill(0, yPred.shape()));
        return Rows.tensor(formula.given(yTrue, yPred).of(gradient), yPred.shape(), yPred.dtype());
    }

    /** The losses of a batch as a formula of its labels and predictions. */
    private final class Formula {

        private final Expression yTrue;
        private final Expression yPred;
        private final Expression losses;

        Formula(Shape labels, Shape predictions) {
            yTrue = Expression.source(Role.INPUT, 0, labels);
            yPred = Expression.source(Role.INPUT, 1, predictions);
            losses = apply();
            if (losses.rank() > 0 && losses.dim(0) != predictions.dim(0)) {
                throw new ShapeMismatchException(place(), "expects losses of shape (batch, ...), or one for the batch, got "
                        + losses.shape() + " of " + predictions.dim(0) + " samples.");
            }
        }

        private Expression apply() {
            try {
                return fn.apply(fitted(yTrue, yPred), fitted(yPred, yTrue));
            } catch (IllegalArgumentException e) {
                throw new ShapeMismatchException(place(), "expects a formula for y of shape " + yTrue.shape() + " and predictions of shape "
                        + yPred.shape() + ", got an error from it: " + e.getMessage());
            }
        }

        Numbers given(Tensor labels, Tensor predictions) {
            return new Numbers(Map.of(yTrue, labels.toDoubleArray(), yPred, predictions.toDoubleArray()));
        }
    }

    private String place() {
        return "ExpressionLoss \"" + name + "\"";
    }

    // A single axis gets the other's last one, a last axis of length 1 goes otherwise.
    private static Expression fitted(Expression x, Expression other) {
        if (x.rank() + 1 == other.rank() && other.dim(-1) == 1 && x.rank() == 1) {
            return x.expandDims(-1);
        }
        return x.rank() == other.rank() + 1 && x.dim(-1) == 1 && other.rank() > 1 ? x.squeeze(-1) : x;
    }
}
