package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Brings lists of numbers to one length, as Keras's {@code pad_sequences} does: shorter ones are filled up and longer ones cut, both at
 * the front unless told otherwise.
 *
 * <pre>{@code
 * Tensor x = new SequencePadding().maxlen(2).of(List.of(new int[] {7}, new int[] {1, 2, 3}));    // (0, 7), (2, 3)
 * }</pre>
 *
 * @param maxlen length of each row, at least 1; empty (default) for that of the longest list
 * @param padding where shorter lists are filled up; default {@code PRE}
 * @param truncating where longer lists are cut; default {@code PRE}
 * @param value what they are filled up with; default 0
 */
@CheckReturnValue
public record SequencePadding(OptionalInt maxlen, Side padding, Side truncating, int value) {

    /** An end of a list. */
    public enum Side {
        /** The front. */
        PRE,
        /** The back. */
        POST
    }

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SequencePadding {
        Objects.requireNonNull(padding, "padding");
        Objects.requireNonNull(truncating, "truncating");
        if (maxlen.isPresent() && maxlen.getAsInt() < 1) {
            throw new IllegalArgumentException("SequencePadding: maxlen must be a positive integer, got " + maxlen.getAsInt() + ".");
        }
    }

    /** Fills up with 0 at the front, to the length of the longest list. */
    public SequencePadding() {
        this(OptionalInt.empty(), Side.PRE, Side.PRE, 0);
    }

    /**
     * {@return a copy whose rows have a length}
     *
     * @param maxlen at least 1
     */
    public SequencePadding maxlen(int maxlen) {
        return new SequencePadding(OptionalInt.of(maxlen), padding, truncating, value);
    }

    /**
     * {@return a copy that fills up elsewhere}
     *
     * @param padding where shorter lists are filled up
     */
    public SequencePadding padding(Side padding) {
        return new SequencePadding(maxlen, padding, truncating, value);
    }

    /**
     * {@return a copy that cuts elsewhere}
     *
     * @param truncating where longer lists are cut
     */
    public SequencePadding truncating(Side truncating) {
        return new SequencePadding(maxlen, padding, truncating, value);
    }

    /**
     * {@return a copy that fills up with another number}
     *
     * @param value the number
     */
    public SequencePadding value(int value) {
        return new SequencePadding(maxlen, padding, truncating, value);
    }

    /**
     * {@return a row for each list, {@code (lists, length)}, int32}
     *
     * @param sequences the lists
     * @throws IllegalArgumentException if they are more numbers than an array holds
     */
    public Tensor of(List<int[]> sequences) {
        int length = maxlen.orElseGet(() -> sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0));
        if ((long) sequences.size() * length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("SequencePadding: " + sequences.size() + " rows of " + length
                    + " are more numbers than fit in memory at once (2147483639). Give a smaller maxlen.");
        }
        int[] rows = new int[sequences.size() * length];
        Arrays.fill(rows, value);
        for (int i = 0; i < sequences.size(); i++) {
            int[] sequence = sequences.get(i);
            int kept = Math.min(sequence.length, length);
            int from = truncating == Side.PRE ? sequence.length - kept : 0;
            int to = padding == Side.PRE ? length - kept : 0;
            System.arraycopy(sequence, from, rows, i * length + to, kept);
        }
        return Tensor.of(rows, sequences.size(), length);
    }
}
