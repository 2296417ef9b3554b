package dev.corno.layers.normalization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides the numbers of each sample, along one or more axes, by the root of their mean square, then scales them:
 * {@code y = scale * x / sqrt(mean(x^2) + epsilon)}.
 * Zhang and Sennrich, 2019, <a href="https://arxiv.org/abs/1910.07467">Root Mean Square Layer Normalization</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}, such as {@code (batch, time, features)}.
 * Weight: {@code scale}, with the lengths of the axes, ones.
 *
 * <pre>{@code
 * var layer = new RMSNormalization();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axes that are normalized together, counted with the batch axis, which cannot be among them; ascending; -1, the last, by
 *     default
 * @param epsilon added to the mean square, 0 or more; 1e-6 by default
 */
@CheckReturnValue
public record RMSNormalization(String name, List<Integer> axis, double epsilon) implements SingleInputLayer {

    /** Checks the parameters, and sorts the axes as Keras does. */
    public RMSNormalization {
        axis = axis.stream().sorted().toList();
        NormalizedAxes.checkEpsilon("RMSNormalization", epsilon);
    }

    /** Keras's default, along the last axis. */
    public RMSNormalization() {
        this(-1);
    }

    /**
     * Along axes.
     *
     * @param axis the axes that are normalized together, counted with the batch axis
     */
    public RMSNormalization(int... axis) {
        this(null, IntStream.of(axis).boxed().toList(), 1e-6);
    }

    @Override
    public RMSNormalization name(String value) {
        return new RMSNormalization(value, axis, epsilon);
    }

    /**
     * {@return a copy along other axes}
     *
     * @param value see {@link #axis}
     */
    public RMSNormalization axis(int... value) {
        return new RMSNormalization(name, IntStream.of(value).boxed().toList(), epsilon);
    }

    /**
     * {@return a copy with another epsilon}
     *
     * @param value see {@link #epsilon}
     */
    public RMSNormalization epsilon(double value) {
        return new RMSNormalization(name, axis, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        NormalizedAxes.lengths("RMSNormalization", axis, input);
        return input;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        return List.of(new LayerWeight("scale", NormalizedAxes.lengths("RMSNormalization", axis, input), new WeightSpec(Initializers.ONES),
                true));
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        int[] axes = NormalizedAxes.positions("RMSNormalization", axis, x);
        Expression squares = x.square().mean(true, axes);
        return x.times(squares.plus(epsilon).power(-0.5)).times(call.weight(0).reshape(NormalizedAxes.broadcast(x, axes)));
    }
}
