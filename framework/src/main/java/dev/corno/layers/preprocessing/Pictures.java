package dev.corno.layers.preprocessing;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/** Pictures as floats in an array of their own, channels last, to be changed in place. */
final class Pictures {

    private final float[] values;
    private final int count;
    private final int height;
    private final int width;
    private final int channels;
    private final boolean isSingle;

    Pictures(float[] values, int count, int height, int width, int channels, boolean isSingle) {
        this.values = values;
        this.count = count;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.isSingle = isSingle;
    }

    /** {@return a copy of a batch of pictures, or of a single one} */
    static Pictures of(String where, Tensor tensor, DataFormat format) {
        int rank = tensor.rank();
        if (rank != 3 && rank != 4) {
            String axes = format.axes();
            throw new ShapeMismatchException(where, "expects pictures of shape (batch, " + axes.substring(1) + ", or a single one, got "
                    + tensor.shape() + ".");
        }
        int count = rank == 4 ? tensor.rows() : 1;
        int first = tensor.shape().dim(-3);
        int second = tensor.shape().dim(-2);
        int last = tensor.shape().dim(-1);
        float[] values = tensor.toFloatArray();
        if (format == DataFormat.CHANNELS_LAST) {
            return new Pictures(values, count, first, second, last, rank == 3);
        }
        return new Pictures(transposed(values, count, first, second * last), count, second, last, first, rank == 3);
    }

    /** {@return rows made columns in each of some tables} */
    private static float[] transposed(float[] values, int count, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int table = 0; table < count; table++) {
            int from = table * rows * columns;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    transposed[from + column * rows + row] = values[from + row * columns + column];
                }
            }
        }
        return transposed;
    }

    /** {@return the pictures as a tensor of the form that they came in, over the same array where channels are last} */
    Tensor toTensor(DataFormat format) {
        boolean isLast = format == DataFormat.CHANNELS_LAST;
        float[] arranged = isLast ? values : transposed(values, count, height * width, channels);
        Tensor tensor = isLast ? Tensor.of(arranged, count, height, width, channels) : Tensor.of(arranged, count, channels, height, width);
        return isSingle ? tensor.reshape(tensor.shape().slice(1, 4).toArray()) : tensor;
    }

    /** {@return room for as many pictures of another size} */
    Pictures resized(int newHeight, int newWidth) {
        long size = Shape.of(count, newHeight, newWidth, channels).size();
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Pictures: expects at most " + (Integer.MAX_VALUE - 8) + " numbers in a batch, got "
                    + count + " pictures of " + newHeight + "x" + newWidth + "x" + channels + ". Use smaller batches.");
        }
        return new Pictures(new float[(int) size], count, newHeight, newWidth, channels, isSingle);
    }

    float[] values() {
        return values;
    }

    int count() {
        return count;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int channels() {
        return channels;
    }

    /** {@return how many numbers a picture has} */
    int size() {
        return height * width * channels;
    }

    /** {@return where a picture begins} */
    int start(int picture) {
        return picture * size();
    }

    /** {@return a copy of one picture's numbers} */
    float[] copy(int picture) {
        return Arrays.copyOfRange(values, start(picture), start(picture) + size());
    }
}
