package dev.corno.graph;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.Optional;
import java.util.OptionalLong;

/** One application of a layer as its maths sees it: what it is applied to, and its weights. Shapes have the batch axis. */
public interface LayerCall {

    /** {@return how many inputs there are} */
    int inputCount();

    /**
     * {@return an input}
     *
     * @param index which one
     */
    Expression input(int index);

    /** {@return the first input} */
    default Expression input() {
        return input(0);
    }

    /**
     * {@return the mask of an input, 1 where it counts and 0 where not, such as {@code (batch, time)}; empty where all counts}
     *
     * @param index which input's
     */
    Optional<Expression> mask(int index);

    /**
     * {@return a weight}
     *
     * @param index which of {@link Layer#weights}
     */
    Expression weight(int index);

    /** {@return whether dropout drops, and statistics of the batch count unless the layer {@link #isFrozen}} */
    boolean isTraining();

    /** {@return whether training leaves the layer as it is} */
    boolean isFrozen();

    /**
     * {@return random numbers, new in each step and different for each call of this method}
     *
     * @param distribution how they are distributed
     * @param seed where they start; empty for a seed of the layer's place in its model
     * @param shape the shape
     */
    Expression random(Distribution distribution, OptionalLong seed, Shape shape);

    /**
     * Moves a weight after each step of training, such as a running statistic.
     *
     * @param weight which of {@link Layer#weights}
     * @param value its next value
     */
    void assign(int weight, Expression value);

    /**
     * {@return what the layer remembers from the last batch, in prediction, too; zeros before the first}
     *
     * @param index which of the things that it remembers
     * @param shape the shape; another than that of the last batch is an error when the network runs
     */
    Expression remembered(int index, Shape shape);

    /**
     * Remembers for the next batch.
     *
     * @param index which of the things that the layer remembers
     * @param value what is remembered
     */
    void remember(int index, Expression value);

    /**
     * Adds to the loss in training and evaluation.
     *
     * @param value a scalar
     */
    void addLoss(Expression value);

    /**
     * Adds a penalty on numbers to the loss, divided by the number of samples as in Keras.
     *
     * @param penalty the penalty; may be none
     * @param activity the numbers, batch axis first
     */
    default void penalize(Regularizer penalty, Expression activity) {
        if (penalty != Regularizers.NONE) {
            addLoss(penalty.penalty(activity).dividedBy(activity.dim(0)));
        }
    }
}
