package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Cuts a series into windows of the same length, as Keras's {@code timeseries_dataset_from_array} does: window {@code i} has the rows
 * {@code i * sequenceStride + j * samplingRate}, {@code j} from 0 to {@code sequenceLength - 1}. What would not be whole is left out.
 *
 * <pre>{@code
 * Tensor series = Tensor.of(new float[] {1, 2, 3, 4, 5}, 5, 1);
 * ArrayDataset next = new Windows(3).dataset(series, series.slice(3, 5));    // 1 2 3 -> 4, 2 3 4 -> 5
 * }</pre>
 *
 * @param sequenceLength rows of a window, at least 1
 * @param sequenceStride rows from the start of one window to that of the next, at least 1; default 1
 * @param samplingRate rows from one to the next within a window, at least 1; default 1
 * @param startIndex rows before this one are not used; default 0
 * @param endIndex rows from this one on are not used, or empty (default) for all
 */
@CheckReturnValue
public record Windows(int sequenceLength, int sequenceStride, int samplingRate, int startIndex, OptionalInt endIndex) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a length or stride is below 1, or the indices are not in order
     */
    public Windows {
        requirePositive("sequenceLength", sequenceLength);
        requirePositive("sequenceStride", sequenceStride);
        requirePositive("samplingRate", samplingRate);
        if (startIndex < 0 || endIndex.isPresent() && endIndex.getAsInt() <= startIndex) {
            throw new IllegalArgumentException("Windows: expects 0 <= startIndex < endIndex, got startIndex " + startIndex
                    + (endIndex.isPresent() ? " and endIndex " + endIndex.getAsInt() : "") + ".");
        }
    }

    /**
     * Windows that start at every row.
     *
     * @param sequenceLength rows of a window, at least 1
     */
    public Windows(int sequenceLength) {
        this(sequenceLength, 1, 1, 0, OptionalInt.empty());
    }

    /**
     * {@return a copy with another distance between windows}
     *
     * @param sequenceStride rows from the start of one window to that of the next, at least 1
     */
    public Windows sequenceStride(int sequenceStride) {
        return new Windows(sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
    }

    /**
     * {@return a copy with another distance within windows}
     *
     * @param samplingRate rows from one to the next within a window, at least 1
     */
    public Windows samplingRate(int samplingRate) {
        return new Windows(sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
    }

    /**
     * {@return a copy that starts at a later row}
     *
     * @param startIndex the first row that is used
     */
    public Windows startIndex(int startIndex) {
        return new Windows(sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
    }

    /**
     * {@return a copy that ends before a row}
     *
     * @param endIndex one past the last row that is used
     */
    public Windows endIndex(int endIndex) {
        return new Windows(sequenceLength, sequenceStride, samplingRate, startIndex, OptionalInt.of(endIndex));
    }

    /**
     * {@return the windows of a series, {@code (windows, sequenceLength, ...)}}
     *
     * @param series rows in the order of time, {@code (rows, ...)}
     * @throws IllegalArgumentException if there is not a single whole window, or they are more than an array holds
     */
    public Tensor of(Tensor series) {
        return windows(series, starts(series, Integer.MAX_VALUE));
    }

    /**
     * {@return the windows of a series with a target each; batches of 32, in order}
     *
     * @param series rows in the order of time, {@code (rows, ...)}
     * @param targets what belongs to the window that starts at the same row, {@code (rows, ...)}; they may be fewer, and then so are the
     *     windows. To foretell the next row give {@code series.slice(sequenceLength, series.rows())}
     * @throws IllegalArgumentException if there is not a single whole window with a target, or they are more than an array holds
     */
    public ArrayDataset dataset(Tensor series, Tensor targets) {
        int[] starts = starts(series, targets.rows() - startIndex);
        return Dataset.of(windows(series, starts), targets.gather(starts));
    }

    private int[] starts(Tensor series, int most) {
        int end = endIndex.orElse(series.rows());
        if (end > series.rows()) {
            throw new IllegalArgumentException("Windows: endIndex must be at most the " + series.rows() + " rows of the series, got " + end + ".");
        }
        long span = (sequenceLength - 1L) * samplingRate + 1;
        long places = Math.min(end - startIndex - span + 1, most);
        if (places < 1) {
            throw new IllegalArgumentException("Windows: one window spans " + span + " rows, got " + Math.max(0, end - startIndex)
                    + (most < Integer.MAX_VALUE ? " with " + Math.max(0, most) + " targets" : "")
                    + ". Give a longer series or shorter windows.");
        }
        return IntStream.iterate(startIndex, start -> start < startIndex + places, start -> start + sequenceStride).toArray();
    }

    private Tensor windows(Tensor series, int[] starts) {
        long values = (long) starts.length * sequenceLength * (series.size() / series.rows());
        if (values > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Windows: " + starts.length + " windows of " + sequenceLength
                    + " rows are more numbers than fit in memory at once (2147483639). Use a greater sequenceStride or parts of the series.");
        }
        int[] rows = Arrays.stream(starts).flatMap(start -> IntStream.range(0, sequenceLength).map(i -> start + i * samplingRate)).toArray();
        int[] shape = series.shape().with(0, sequenceLength).prepend(starts.length).toArray();
        return series.gather(rows).reshape(shape);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Windows: " + what + " must be a positive integer, got " + value + ".");
        }
    }
}
