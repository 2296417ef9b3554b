package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code log(1 + sum_p exp(-gamma*(margin + d_p)*(margin - d_p)) * sum_n exp(gamma*(1 + margin - d_n)*(1 - margin - d_n)))} for each sample, where
 * {@code d = max(1 - yPred_i . yPred_j, 0)} is its distance from the other samples of the batch with its label (p) and with other ones (n):
 * embeddings of one class come close, those of different ones apart. Factors in front of the differences are 0 or more. Samples that lack
 * either kind do not count. Sun and others, <a href="https://arxiv.org/abs/2002.10857">Circle Loss</a>, 2020, equation 6.
 *
 * <p>Predictions are embeddings {@code (batch, features)} of length 1, labels are class indices {@code (batch)}; in a batch several samples
 * should have the same one.
 *
 * <pre>{@code
 * model.compile(new Adam(), new Circle().gamma(64).margin(0.25));
 * }</pre>
 *
 * @param gamma the scale of distances; more than 0; default 80
 * @param margin how far apart classes are to be; in [0, 1]; default 0.4
 * @param removeDiagonal whether a sample is not compared with itself; default true
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Circle(double gamma, double margin, boolean removeDiagonal, Reduction reduction) implements Loss {

    /** Checks ranges. */
    public Circle {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("Circle: gamma must be a number above 0, got " + gamma + ".");
        }
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("Circle: margin must be in [0, 1], got " + margin + ".");
        }
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Circle() {
        this(80, 0.4, true, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another scale}
     *
     * @param value more than 0
     */
    public Circle gamma(double value) {
        return new Circle(value, margin, removeDiagonal, reduction);
    }

    /**
     * {@return a copy with another margin}
     *
     * @param value in [0, 1]
     */
    public Circle margin(double value) {
        return new Circle(gamma, value, removeDiagonal, reduction);
    }

    /**
     * {@return a copy that compares samples with themselves, or does not}
     *
     * @param value whether it does not
     */
    public Circle removeDiagonal(boolean value) {
        return new Circle(gamma, margin, value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Circle reduction(Reduction value) {
        return new Circle(gamma, margin, removeDiagonal, value);
    }

    @Override
    public String name() {
        return "circle";
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (yPred.rank() != 1) {
            throw new ShapeMismatchException("fit", "loss Circle expects predictions of shape (batch, features) for output \"" + output
                    + "\", got " + yPred.withBatch() + ". Put new Flatten() at the end.");
        }
        if (yTrue.rank() > 1 || yTrue.rank() == 1 && yTrue.dim(0) != 1) {
            throw new ShapeMismatchException("fit", Rows.expectation(this, Shape.scalar(), yTrue, output)
                    + " Give one class index for each sample.");
        }
    }

    @Override
    public Optional<Tensor> mask(Tensor yTrue, Tensor yPred) {
        double[] counts = new CirclePairs(this, yTrue, yPred).values();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) counts[i] > 0 ? 1 : 0;
        }
        return Optional.of(Tensor.of(counts, counts.length));
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        double[] values = new CirclePairs(this, yTrue, yPred).values();
        return Rows.tensor(values, Shape.of(values.length), yPred.dtype());
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        return Rows.tensor(new CirclePairs(this, yTrue, yPred).gradient(entryWeights), yPred.shape(), yPred.dtype());
    }
}
