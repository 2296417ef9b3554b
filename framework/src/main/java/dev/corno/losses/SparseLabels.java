package dev.corno.losses;

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

    /** Prints whole numbers without a fraction. */
    static String print(double label) {
        return label == Math.rint(label) && Math.abs(label) < 1e15 ? Long.toString((long) label) : Double.toString(label);
    }
}
