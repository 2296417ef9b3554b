package dev.corno.layers.activation;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.layers.Axis;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Keeps numbers above 0 and multiplies those below by slopes that are learned: {@code y = x} for x above 0, else {@code alpha * x}.
 * He et al., 2015, <a href="https://arxiv.org/abs/1502.01852">Delving Deep into Rectifiers</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}. Weight: {@code alpha}, of the shape of a sample with shared axes of length 1, zeros.
 *
 * <pre>{@code
 * var layer = new PReLU().sharedAxes(1, 2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param alpha how the slopes start, what they are penalised for and held to; zeros by default
 * @param sharedAxes the axes along which numbers share their slope, counted with the batch axis, such as 1 and 2 for the places of a
 *     picture; none by default
 */
@CheckReturnValue
public record PReLU(String name, WeightSpec alpha, List<Integer> sharedAxes) implements SingleInputLayer {

    /** Checks the parameters. */
    public PReLU {
        Objects.requireNonNull(alpha, "alpha");
        sharedAxes = List.copyOf(sharedAxes);
        if (sharedAxes.stream().anyMatch(axis -> axis < 1)) {
            throw new IllegalArgumentException("PReLU: sharedAxes must be 1 or more each, since 0 is the batch axis, got " + sharedAxes + ".");
        }
    }

    /** Keras's default: a slope for each number of a sample. */
    public PReLU() {
        this(null, new WeightSpec(Initializers.ZEROS), List.of());
    }

    @Override
    public PReLU name(String value) {
        return new PReLU(value, alpha, sharedAxes);
    }

    /**
     * {@return a copy with another slope}
     *
     * @param value see {@link #alpha}
     */
    public PReLU alpha(WeightSpec value) {
        return new PReLU(name, value, sharedAxes);
    }

    /**
     * {@return a copy with another start of the slope}
     *
     * @param value what it holds before training
     */
    public PReLU alphaInitializer(Initializer value) {
        return new PReLU(name, alpha.initializer(value), sharedAxes);
    }

    /**
     * {@return a copy with another penalty on the slope}
     *
     * @param value what is added to the loss
     */
    public PReLU alphaRegularizer(Regularizer value) {
        return new PReLU(name, alpha.regularizer(value), sharedAxes);
    }

    /**
     * {@return a copy with another constraint on the slope}
     *
     * @param value what it is projected to after each update
     */
    public PReLU alphaConstraint(Constraint value) {
        return new PReLU(name, alpha.constraint(value), sharedAxes);
    }

    /**
     * {@return a copy with other shared axes}
     *
     * @param value see {@link #sharedAxes}
     */
    public PReLU sharedAxes(int... value) {
        return new PReLU(name, alpha, IntStream.of(value).boxed().toList());
    }

    @Override
    public Shape outputShape(Shape input) {
        if (!slopes(input).isKnown()) {
            throw new ShapeMismatchException("PReLU", "expects inputs whose axes are known, except the sharedAxes " + sharedAxes + ", got "
                    + input.withBatch() + ". Share the others.");
        }
        return input;
    }

    private Shape slopes(Shape input) {
        Shape slopes = input;
        for (int axis : sharedAxes) {
            slopes = slopes.with(Axis.position("PReLU", axis, input), 1);
        }
        return slopes;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        return List.of(new LayerWeight("alpha", slopes(input), alpha, true));
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return x.relu().minus(x.negate().relu().times(call.weight(0)));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
