package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.OptionalInt;

/** Class indices read from labels, checked. */
final class SparseLabels {

    /** Stands for an entry that does not count. */
    static final int IGNORED = -1;

    private SparseLabels() {
    }

    static int[] read(Tensor yTrue, int classes, OptionalInt ignoreClass, String loss) {
        int[] labels = new int[yTrue.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = read(yTrue, i, classes, ignoreClass, loss);
        }
        return labels;
    }

    static int read(Tensor yTrue, int entry, int classes, OptionalInt ignoreClass, String loss) {
        double label = yTrue.flatDouble(entry);
        if (ignoreClass.isPresent() && label == ignoreClass.getAsInt()) {
            return IGNORED;
        }
        int index = (int) label;
        if (index != label || index < 0 || index >= classes) {
            throw new LabelException(loss, "expects class indices 0.." + (classes - 1) + " in y, got " + print(label) + " in row "
                    + entry / (yTrue.size() / yTrue.rows())
                    + " of the batch. Count classes from 0 and give the last layer a unit for each.");
        }
        return index;
    }

    /** Checks the shapes of class indices before the first batch. */
    static void checkShapes(Loss loss, Shape yTrue, Shape yPred, String output) {
        CategoricalCrossentropy.checkClasses(loss, yPred, output);
        Shape entries = yPred.slice(0, yPred.rank() - 1);
        if (!fits(yTrue, entries)) {
            int classes = yPred.dim(-1);
            boolean oneHot = yTrue.rank() == yPred.rank() && yTrue.dim(-1) == classes;
            throw new ShapeMismatchException("fit", "loss " + Rows.nameOf(loss) + " expects y of shape " + entries.withBatch()
                    + " with class indices 0.." + (classes - 1) + " for output \"" + output + "\", got " + yTrue.withBatch() + "."
                    + (oneHot ? " Use Losses.CATEGORICAL_CROSSENTROPY for one-hot labels." : " Give one class index for each entry."));
        }
    }

    /** Returns the shape of the losses of class indices and predictions, the batch axis included. */
    static Shape entries(Loss loss, Shape yTrue, Shape yPred) {
        Shape entries = yPred.slice(0, yPred.rank() - 1);
        if (!fits(yTrue, entries)) {
            throw new ShapeMismatchException(Rows.nameOf(loss), "expects y of shape " + entries
                    + " for predictions of shape " + yPred + ", got " + yTrue + ". Give one class index for each entry.");
        }
        return entries;
    }

    private static boolean fits(Shape yTrue, Shape entries) {
        if (yTrue.rank() == entries.rank() + 1 && yTrue.dim(-1) == 1) {
            return fits(yTrue.slice(0, entries.rank()), entries);
        }
        boolean same = yTrue.rank() == entries.rank();
        for (int axis = 0; same && axis < entries.rank(); axis++) {
            same = yTrue.dim(axis) == entries.dim(axis) || yTrue.dim(axis) == Shape.UNKNOWN || entries.dim(axis) == Shape.UNKNOWN;
        }
        return same;
    }

    /** Prints whole numbers without a fraction. */
    static String print(double label) {
        return label == Math.rint(label) && Math.abs(label) < 1e15 ? Long.toString((long) label) : Double.toString(label);
    }
}
