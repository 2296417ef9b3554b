package dev.corno.data;

import dev.corno.tensor.Tensor;

/** Chosen rows of a tensor, multiplied by a factor, in an array that is filled again and again. */
final class RowBuffer {

    private final Tensor source;
    private final float scale;
    private final Tensor gathered;
    private final float[] scaled;
    private final Tensor result;

    /**
     * Makes room.
     *
     * @param source where rows come from
     * @param scale a factor that makes them float32, or 1 to leave their type alone
     * @param rows how many there are at most, at least 1
     */
    RowBuffer(Tensor source, float scale, int rows) {
        this.source = source;
        this.scale = scale;
        gathered = Tensor.zeros(source.dtype(), source.shape().with(0, rows));
        scaled = new float[scale == 1 ? 0 : gathered.size()];
        result = scale == 1 ? gathered : Tensor.of(scaled, gathered.shape().toArray());
    }

    /** {@return the rows {@code order[from]} to {@code order[to - 1]}, until they are filled again} */
    Tensor fill(int[] order, int from, int to) {
        // Whole rows first, because only copies of many bytes read scattered memory fast.
        source.gather(order, from, to, gathered);
        if (scale != 1) {
            int count = (to - from) * (gathered.size() / gathered.rows());
            gathered.copyTo(0, scaled, 0, count);
            for (int i = 0; i < count; i++) {
                scaled[i] *= scale;
            }
        }
        return to - from == result.rows() ? result : result.slice(0, to - from);
    }
}
