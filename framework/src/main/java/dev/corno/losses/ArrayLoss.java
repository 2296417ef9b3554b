package dev.corno.losses;

import dev.corno.tensor.Shape;

/**
 * A loss that computes a batch in arrays that are used again for the next, so that a training step leaves no garbage. Numbers are
 * float32, as in a model; the results are those of {@link #values(dev.corno.tensor.Tensor, dev.corno.tensor.Tensor)} and
 * {@link #gradient(dev.corno.tensor.Tensor, dev.corno.tensor.Tensor, dev.corno.tensor.Tensor)} up to rounding.
 */
public interface ArrayLoss extends Loss {

    /**
     * {@return whether the numbers of an entry lie next to one another; the tensor forms are used otherwise}
     *
     * @param yPred the shape of the predictions, the batch axis included
     */
    default boolean hasRows(Shape yPred) {
        return true;
    }

    /**
     * {@return the shape of {@link #values}}
     *
     * @param yTrue the shape of the labels, the batch axis included
     * @param yPred the shape of the predictions, the batch axis included
     * @throws dev.corno.tensor.ShapeMismatchException if the labels do not fit
     */
    Shape entries(Shape yTrue, Shape yPred);

    /**
     * Computes the loss of every entry.
     *
     * @param batch labels and predictions
     * @param values where the losses go, one for each row; may be longer
     * @throws LabelException if a label has a value that the loss cannot use
     */
    void values(LossBatch batch, double[] values);

    /**
     * Computes the gradient of {@code sum(entryWeights * values)} with respect to the predictions.
     *
     * @param batch labels and predictions
     * @param entryWeights a factor for every row; may be longer
     * @param gradient where the gradient goes, one number for each prediction; may be longer, and is overwritten
     */
    void gradient(LossBatch batch, double[] entryWeights, float[] gradient);
}
