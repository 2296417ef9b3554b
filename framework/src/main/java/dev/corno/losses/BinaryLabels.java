package dev.corno.losses;

import dev.corno.tensor.Tensor;

/** Labels between no (0) and yes (1), checked. */
final class BinaryLabels {

    private BinaryLabels() {
    }

    static void check(String loss, Tensor yTrue) {
        for (int i = 0; i < yTrue.size(); i++) {
            if (!isLabel(yTrue.flatDouble(i))) {
                throw notALabel(loss, yTrue, i);
            }
        }
    }

    static boolean isLabel(double label) {
        return label >= 0 && label <= 1;
    }

    static LabelException notALabel(String loss, Tensor yTrue, int at) {
        return new LabelException(loss, "expects labels in [0, 1] in y, got " + SparseLabels.print(yTrue.flatDouble(at))
                + " in row " + at / (yTrue.size() / yTrue.rows()) + " of the batch. Use 0 for no and 1 for yes, or "
                + "Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.");
    }
}
