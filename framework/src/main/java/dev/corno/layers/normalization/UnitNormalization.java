package dev.corno.layers.normalization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives the numbers of each sample, along one or more axes, the Euclidean length 1: {@code y = x / sqrt(sum(x^2))}; zeros stay zeros.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new UnitNormalization();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axes that are normalized together, counted with the batch axis, which cannot be among them; -1, the last, by default
 */
@CheckReturnValue
public record UnitNormalization(String name, List<Integer> axis) implements SingleInputLayer {

    private static final double SHORTEST = 1e-12;

    /** Copies the axes. */
    public UnitNormalization {
        axis = List.copyOf(axis);
    }

    /** Keras's default, along the last axis. */
    public UnitNormalization() {
        this(-1);
    }

    /**
     * Along axes.
     *
     * @param axis the axes that are normalized together, counted with the batch axis
     */
    public UnitNormalization(int... axis) {
        this(null, IntStream.of(axis).boxed().toList());
    }

    @Override
    public UnitNormalization name(String value) {
        return new UnitNormalization(value, axis);
    }

    /**
     * {@return a copy along other axes}
     *
     * @param value see {@link #axis}
     */
    public UnitNormalization axis(int... value) {
        return new UnitNormalization(name, IntStream.of(value).boxed().toList());
    }

    @Override
    public Shape outputShape(Shape input) {
        NormalizedAxes.lengths("UnitNormalization", axis, input);
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return x.unit(SHORTEST, NormalizedAxes.positions("UnitNormalization", axis, x));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
