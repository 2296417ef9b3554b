package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the axes of each sample in another order.
 *
 * <p>Input shape: {@code (batch, ...)}. Output shape: {@code (batch, ...)}, the axes reordered.
 *
 * <pre>{@code
 * var layer = new Permute(2, 1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dims for each axis afterwards which one it was, counted from 1; the batch axis, 0, is left out
 */
@CheckReturnValue
public record Permute(String name, List<Integer> dims) implements SingleInputLayer {

    /** Checks that each axis is named once. */
    public Permute {
        dims = List.copyOf(dims);
        if (dims.isEmpty() || !dims.stream().sorted().toList().equals(IntStream.rangeClosed(1, dims.size()).boxed().toList())) {
            throw new IllegalArgumentException("Permute: dims must name each axis from 1 once, got " + dims + ".");
        }
    }

    /**
     * A layer that reorders axes.
     *
     * @param dims for each axis afterwards which one it was, counted from 1
     */
    public Permute(int... dims) {
        this(null, IntStream.of(dims).boxed().toList());
    }

    @Override
    public Permute name(String value) {
        return new Permute(value, dims);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != dims.size()) {
            throw new ShapeMismatchException("Permute", "expects inputs of " + dims.size() + (dims.size() == 1 ? " axis" : " axes")
                    + " for dims " + dims + ", got " + input + ".");
        }
        return Shape.of(dims.stream().mapToInt(dim -> input.dim(dim - 1)).toArray());
    }

    @Override
    public Expression call(LayerCall call) {
        return call.input().transpose(IntStream.concat(IntStream.of(0), dims.stream().mapToInt(dim -> dim)).toArray());
    }
}
