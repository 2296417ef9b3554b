package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;

/**
 * What training minimises: a number for each entry of a batch, and its gradient. An <em>entry</em> is one position of
 * {@code yPred} without its last axis, or without the axis that the loss names: a sample of {@code (batch, classes)}, a time step of
 * {@code (batch, time, classes)}. How entries become one number is the {@link Reduction}.
 *
 * <p>Open: a loss of your own implements {@link #values} and {@link #gradient} and trains like the built-in ones.
 */
public interface Loss {

    /** {@return Keras's name in snake case, such as {@code mean_squared_error}} */
    String name();

    /** {@return how entries become the one number that is minimised} */
    default Reduction reduction() {
        return Reduction.SUM_OVER_BATCH_SIZE;
    }

    /**
     * Checks that labels fit predictions, before the first batch.
     *
     * @param yTrue the shape of the labels without the batch axis
     * @param yPred the shape of the predictions without the batch axis
     * @param output the name of the model's output, for the message
     * @throws dev.corno.tensor.ShapeMismatchException if they do not
     */
    void checkShapes(Shape yTrue, Shape yPred, String output);

    /**
     * {@return which entries count, 1 or 0 for each, or empty where all do}
     *
     * @param yTrue labels
     * @param yPred predictions
     */
    default Optional<Tensor> mask(Tensor yTrue, Tensor yPred) {
        return Optional.empty();
    }

    /**
     * {@return the loss of every entry, of the shape of {@code yPred} without its last axis}
     *
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     * @throws LabelException if a label has a value that the loss cannot use
     */
    Tensor values(Tensor yTrue, Tensor yPred);

    /**
     * {@return the gradient, of the shape of {@code yPred}, of {@code sum(entryWeights * values(yTrue, yPred))} with respect to
     * {@code yPred}}
     *
     * @param yTrue labels
     * @param yPred predictions
     * @param entryWeights a factor for every entry, of the shape of {@link #values}
     */
    Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights);
}
