package dev.corno.layers;

import dev.corno.expression.Expression;
import java.util.List;
import java.util.stream.IntStream;

/** Where a picture's channels are. */
public enum DataFormat {

    /** {@code (batch, height, width, channels)}: the default. */
    CHANNELS_LAST,

    /** {@code (batch, channels, height, width)}. */
    CHANNELS_FIRST;

    /** {@return the names of a picture's axes in their order, the batch axis left out} */
    public String axes() {
        return axes(2);
    }

    /**
     * {@return the names of the axes of a sample in their order}
     *
     * @param rank how many spatial axes there are, 1 to 3
     */
    public String axes(int rank) {
        String spatial = List.of("length", "height, width", "depth, height, width").get(rank - 1);
        return this == CHANNELS_LAST ? "(" + spatial + ", channels)" : "(channels, " + spatial + ")";
    }

    /**
     * {@return a batch of this format with its channels moved to the end}
     *
     * @param x the batch, with one or more spatial axes
     */
    public Expression toChannelsLast(Expression x) {
        int rank = x.rank();
        return this == CHANNELS_LAST ? x : x.transpose(IntStream.range(0, rank)
                .map(axis -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1).toArray());
    }

    /**
     * {@return a channels-last batch in this format}
     *
     * @param x the batch, with one or more spatial axes
     */
    public Expression fromChannelsLast(Expression x) {
        int rank = x.rank();
        return this == CHANNELS_LAST ? x : x.transpose(IntStream.range(0, rank)
                .map(axis -> axis == 0 ? 0 : axis == 1 ? rank - 1 : axis - 1).toArray());
    }
}
