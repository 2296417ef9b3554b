package dev.corno.layers;

import dev.corno.expression.Expression;
import dev.corno.tensor.Tensor;
import java.util.stream.IntStream;

/** Products of each spatial axis with a matrix. */
public final class SpatialProducts {

    private SpatialProducts() {
    }

    /**
     * {@return a batch whose spatial axes have other lengths}
     *
     * @param x the batch
     * @param format where its channels are
     * @param matrices gives the matrix {@code (from, to)} of a spatial axis, 0 for the first, and of its length
     */
    public static Expression of(Expression x, DataFormat format, Matrices matrices) {
        int rank = x.rank() - 2;
        Expression y = format == DataFormat.CHANNELS_LAST ? x : rolled(x);
        for (int axis = 0; axis < rank; axis++) {
            y = rolled(y);
            y = y.matmul(Expression.constant(matrices.of(axis, y.dim(-1))));
        }
        return format == DataFormat.CHANNELS_LAST ? rolled(y) : y;
    }

    /** {@return the first axis after the batch's moved to the end} */
    private static Expression rolled(Expression x) {
        return x.transpose(IntStream.range(0, x.rank()).map(axis -> axis == 0 ? 0 : axis == x.rank() - 1 ? 1 : axis + 1).toArray());
    }

    /** The matrices of spatial axes. */
    @FunctionalInterface
    public interface Matrices {

        /**
         * {@return the matrix {@code (from, to)}}
         *
         * @param axis the axis, 0 for the first spatial one
         * @param from its length
         */
        Tensor of(int axis, int from);
    }
}
