package dev.corno.losses;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code -log p(yTrue | yPred)}, the probability of all ways to spread the labels over the time steps, with blanks between and repetitions:
 * sequences whose labels have no times, such as speech and handwriting. Predictions are logits {@code (batch, time, classes)}, of which
 * class 0 is the blank. Labels are {@code (batch, length)}, class indices from 1 on, with zeros behind shorter rows. Graves, Fernandez,
 * Gomez, Schmidhuber, <a href="https://doi.org/10.1145/1143844.1143891">Connectionist Temporal Classification</a>, 2006, equations 8
 * and 16.
 *
 * <p>Labels that do not fit into the time steps (one for each, and one more between equal ones) are an error; in Keras their loss is
 * infinite.
 *
 * <pre>{@code
 * model.compile(new Adam(), new CTC());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record CTC(Reduction reduction) implements Loss {

    /** Checks that nothing is null. */
    public CTC {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public CTC() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public CTC reduction(Reduction value) {
        return new CTC(value);
    }

    @Override
    public String name() {
        return "ctc";
    }

    @Override
    public void checkShapes(Shape yTrue, Shape yPred, String output) {
        if (yTrue.rank() != 1 || yPred.rank() != 2) {
            throw new ShapeMismatchException("fit", "loss CTC expects y of shape (batch, length) and predictions of shape "
                    + "(batch, time, classes) for output \"" + output + "\", got " + yTrue.withBatch() + " and " + yPred.withBatch()
                    + ". Class 0 is the blank, and fills shorter rows of y.");
        }
        CategoricalCrossentropy.checkClasses(this, yPred, output);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        int[][] labels = CtcLabels.read(yTrue, yPred);
        double[] values = new double[labels.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = lattice(labels, yPred, row).loss();
        }
        return Rows.tensor(values, Shape.of(values.length), yPred.dtype());
    }

    @Override
    public Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        int[][] labels = CtcLabels.read(yTrue, yPred);
        double[] gradient = new double[yPred.size()];
        for (int row = 0; row < labels.length; row++) {
            lattice(labels, yPred, row).gradient(entryWeights.flatDouble(row), gradient, row * (yPred.size() / labels.length));
        }
        return Rows.tensor(gradient, yPred.shape(), yPred.dtype());
    }

    private static CtcLattice lattice(int[][] labels, Tensor yPred, int row) {
        return new CtcLattice(labels[row], yPred.slice(row, row + 1).toDoubleArray(), yPred.shape().dim(-1));
    }
}
