package dev.corno.benchmarks;

/** Losses of training steps: the mean over the first few and over the last few. */
final class Losses {

    private final float[] first;
    private final float[] last;
    private int count;

    /**
     * Creates an empty collection.
     *
     * @param few how many batches take turns
     */
    Losses(int few) {
        this.first = new float[few];
        this.last = new float[few];
    }

    void add(float loss) {
        if (count < first.length) {
            first[count] = loss;
        }
        last[count % last.length] = loss;
        count++;
    }

    /**
     * Checks that the network learns.
     *
     * @param least steps from which on the loss must have fallen
     * @throws IllegalStateException if it does not
     */
    void check(int least) {
        float before = mean(first);
        float after = mean(last);
        if (!Float.isFinite(after) || count >= least && !(after < before)) {
            throw new IllegalStateException("train: expects the loss to fall, got " + before + " at first and " + after + " after " + count
                    + " steps.");
        }
    }

    private static float mean(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
