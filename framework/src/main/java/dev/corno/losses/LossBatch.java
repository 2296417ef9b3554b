package dev.corno.losses;

import dev.corno.tensor.Tensor;

/**
 * Labels and predictions of one batch as an {@link ArrayLoss} reads them: rows of float32 numbers, one row for each entry, in arrays
 * that serve one batch after another. Not safe for use from several threads at once.
 *
 * <pre>{@code
 * float[] yPred = batch.predictions();
 * for (int row = 0; row < batch.rows(); row++) {
 *     values[row] = loss(yPred, row * batch.width(), batch.width());
 * }
 * }</pre>
 */
public final class LossBatch {

    private Tensor yTrue;
    private Tensor yPred;
    private int rows;
    private int width;
    private float[] labels = {};
    private float[] predictions = {};
    private double[] sums = {};
    private boolean hasLabels;
    private boolean hasPredictions;
    private boolean hasSums;
    private final Logits logits = new Logits();
    private boolean hasLogits;

    /** Without numbers, until {@link #read}. */
    public LossBatch() {
    }

    /**
     * Takes the next batch.
     *
     * @param labels what is wanted
     * @param predicted what was predicted
     * @param entries how many rows the predictions are
     * @return this
     */
    public LossBatch read(Tensor labels, Tensor predicted, int entries) {
        yTrue = labels;
        yPred = predicted;
        rows = entries;
        width = entries == 0 ? 0 : predicted.size() / entries;
        hasLabels = false;
        hasPredictions = false;
        hasSums = false;
        hasLogits = false;
        return this;
    }

    /** {@return the labels as they were given} */
    public Tensor yTrue() {
        return yTrue;
    }

    /** {@return the predictions as they were given} */
    public Tensor yPred() {
        return yPred;
    }

    /** {@return the number of entries} */
    public int rows() {
        return rows;
    }

    /** {@return how many predictions an entry has} */
    public int width() {
        return width;
    }

    /** {@return the labels' numbers, row-major; not to be written to, and perhaps longer} */
    public float[] labels() {
        if (!hasLabels) {
            labels = copy(yTrue, labels);
            hasLabels = true;
        }
        return labels;
    }

    /** {@return the predictions' numbers, row-major; not to be written to, and perhaps longer} */
    public float[] predictions() {
        if (!hasPredictions) {
            predictions = copy(yPred, predictions);
            hasPredictions = true;
        }
        return predictions;
    }

    private static float[] copy(Tensor tensor, float[] room) {
        float[] numbers = room.length < tensor.size() ? new float[tensor.size()] : room;
        tensor.copyTo(0, numbers, 0, tensor.size());
        return numbers;
    }

    /** Returns the sum of the predictions of each row; perhaps longer. */
    double[] sums() {
        if (!hasSums) {
            sums = sums.length < rows ? new double[rows] : sums;
            for (int row = 0; row < rows; row++) {
                sums[row] = sum(predictions(), row * width, width);
            }
            hasSums = true;
        }
        return sums;
    }

    /** Returns the softmax of each row of the predictions, which are logits. */
    Logits logits() {
        if (!hasLogits) {
            logits.read(predictions(), rows, width);
            hasLogits = true;
        }
        return logits;
    }

    // Four sums side by side, since one addition after another would wait for the one before.
    private static double sum(float[] values, int at, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int whole = at + (count & -4);
        for (int i = at; i < whole; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (int i = whole; i < at + count; i++) {
            first += values[i];
        }
        return first + second + (third + fourth);
    }
}
