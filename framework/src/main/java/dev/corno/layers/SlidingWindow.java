package dev.corno.layers;

import dev.corno.expression.Expression;
import dev.corno.expression.Window;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A window that slides over one to three axes; the lists have a number for each of them.
 *
 * @param size its elements
 * @param strides how far it moves
 * @param dilation distance of its elements
 * @param padding what it meets at the ends
 */
public record SlidingWindow(List<Integer> size, List<Integer> strides, List<Integer> dilation, Padding padding) {

    /** Copies the lists. */
    public SlidingWindow {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        dilation = List.copyOf(dilation);
    }

    /** {@return how many axes it slides over} */
    public int rank() {
        return size.size();
    }

    /** {@return how many elements it has} */
    public long elements() {
        return size.stream().mapToLong(length -> length).reduce(1, (a, b) -> a * b);
    }

    /** {@return for each axis how much of it the window covers} */
    public List<Integer> span() {
        return IntStream.range(0, rank())
                .mapToObj(axis -> (int) Math.min(Integer.MAX_VALUE, (size.get(axis) - 1L) * dilation.get(axis) + 1)).toList();
    }

    /**
     * {@return for each axis how many places the window takes; 0 where it does not fit}
     *
     * @param lengths the axes' lengths; what is {@link Shape#UNKNOWN} stays so
     */
    public List<Integer> places(List<Integer> lengths) {
        return IntStream.range(0, rank())
                .mapToObj(axis -> padding.outputLength(lengths.get(axis), size.get(axis), strides.get(axis), dilation.get(axis))).toList();
    }

    /**
     * {@return this window over a channels-last batch}
     *
     * @param batch {@code (batch, spatial..., channels)}
     */
    public Window over(Expression batch) {
        return over(IntStream.range(1, batch.rank() - 1).mapToObj(batch::dim).toList());
    }

    /**
     * {@return this window over axes}
     *
     * @param lengths the axes' lengths
     */
    public Window over(List<Integer> lengths) {
        return padding.window(lengths, size, strides, dilation);
    }

    /**
     * {@return lengths in the way that sizes are printed, such as {@code 3x3}}
     *
     * @param lengths a number for each axis
     */
    public static String print(List<Integer> lengths) {
        return lengths.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
