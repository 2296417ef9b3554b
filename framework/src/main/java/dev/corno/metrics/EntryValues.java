package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** A number for each entry of a batch, which a {@link MeanState} averages. */
interface EntryValues {

    /** Returns the shape of the entries, after checking that labels fit predictions. */
    Shape entries(Tensor yTrue, Tensor yPred);

    /** Returns whether that need not be asked again for batches of the same shapes. */
    default boolean dependsOnShapesOnly() {
        return true;
    }

    /** Writes a number for each entry, row-major. */
    void compute(LossBatch batch, double[] values);

    /** Returns the numbers of a batch. */
    default Tensor tensor(Tensor yTrue, Tensor yPred) {
        Shape entries = entries(yTrue, yPred);
        int count = Math.toIntExact(entries.size());
        double[] values = new double[count];
        compute(new LossBatch().read(yTrue, yPred, count), values);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(floats, entries.toArray());
    }
}
