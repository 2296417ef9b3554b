package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code sum(yTrue/|yTrue| * yPred/|yPred|)}: 1 for vectors of one direction, -1 for opposite ones; minus the loss
 * {@link dev.corno.losses.CosineSimilarity}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new CosineSimilarity().axis(1));
 * }</pre>
 *
 * @param axis the axis of the vectors, counted with the batch axis, not 0; default -1, the last
 * @param name under which it is reported; default {@code cosine_similarity}
 */
@CheckReturnValue
public record CosineSimilarity(int axis, String name) implements MeanMetric {

    /** Checks ranges. */
    public CosineSimilarity {
        LossValues.checkAxis("CosineSimilarity", axis);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public CosineSimilarity() {
        this(-1, "cosine_similarity");
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public CosineSimilarity axis(int value) {
        return new CosineSimilarity(value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public CosineSimilarity name(String value) {
        return new CosineSimilarity(axis, value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.COSINE_SIMILARITY.axis(axis).values(yTrue, yPred).times(-1);
    }
}
