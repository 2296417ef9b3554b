package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/** Means and variances of batches seen so far, joined batch by batch without cancellation: Chan, Golub and LeVeque 1979. */
final class MomentSums {

    private final Shape kept;
    private final double[] means;
    private final double[] squares;
    private long count;

    MomentSums(Shape kept) {
        this.kept = kept;
        means = new double[Math.toIntExact(kept.size())];
        squares = new double[means.length];
    }

    /**
     * Adds a batch.
     *
     * @param batch the numbers
     * @param lengths the lengths of its axes that have statistics of their own
     * @param places for each element of a sample, the place of its statistics
     */
    void add(Tensor batch, Shape lengths, int[] places) {
        if (!lengths.equals(kept)) {
            throw new ShapeMismatchException("Normalization", "expects batches whose axes with statistics have the lengths " + kept
                    + " like the first, got " + lengths + ".");
        }
        long added = means.length == 0 ? 0 : batch.size() / means.length;
        if (added == 0) {
            return;
        }
        double[] batchMeans = new double[means.length];
        for (int i = 0; i < batch.size(); i++) {
            batchMeans[places[i % places.length]] += batch.flatDouble(i) / added;
        }
        for (int i = 0; i < batch.size(); i++) {
            int place = places[i % places.length];
            double distance = batch.flatDouble(i) - batchMeans[place];
            squares[place] += distance * distance;
        }
        for (int i = 0; i < means.length; i++) {
            double distance = batchMeans[i] - means[i];
            squares[i] += distance * distance * count * added / (count + added);
            means[i] += distance * added / (count + added);
        }
        count += added;
    }

    Moments moments() {
        float[] mean = new float[means.length];
        float[] variance = new float[means.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) means[i];
            variance[i] = (float) (squares[i] / Math.max(count, 1));
        }
        return new Moments(Tensor.of(mean, kept.toArray()), Tensor.of(variance, kept.toArray()));
    }
}
