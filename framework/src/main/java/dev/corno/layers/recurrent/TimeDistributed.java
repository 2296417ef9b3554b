package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.PartCall;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies a layer to each step of a sequence, always with the same weights.
 *
 * <p>Input shape: {@code (batch, time, ...)}, where {@code (batch, ...)} is what the layer takes; the time may be unknown. Output shape:
 * {@code (batch, time, ...)}, where {@code (batch, ...)} is what it puts out. Weights: the layer's.
 *
 * <pre>{@code
 * var layer = new TimeDistributed(new Conv2D(16, 3, Activations.RELU));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param layer what is applied to each step, not a model; named after its class if it has no name
 */
@CheckReturnValue
public record TimeDistributed(String name, Layer layer) implements SingleInputLayer {

    /** Checks the parameters. */
    public TimeDistributed {
        if (layer instanceof NestedModel) {
            throw new IllegalArgumentException("TimeDistributed: expects a layer, got a " + layer.className()
                    + " model. Wrap each of its layers, one after the other.");
        }
        if (layer.name() == null) {
            layer = layer.name(Network.snakeCase(layer.className()));
        }
    }

    /**
     * Applies a layer to each step.
     *
     * @param layer what is applied
     */
    public TimeDistributed(Layer layer) {
        this(null, layer);
    }

    @Override
    public TimeDistributed name(String value) {
        return new TimeDistributed(value, layer);
    }

    private static List<Shape> step(Shape input) {
        if (input.rank() < 2) {
            throw new ShapeMismatchException("TimeDistributed", "expects inputs of shape (time, ...), got " + input
                    + ". Put new Reshape(-1, 1) before it for a sequence of single numbers.");
        }
        return List.of(input.slice(1, input.rank()));
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(step(input)).prepend(input.dim(0));
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        return layer.weights(step(input)).stream().map(weight -> weight.inside(layer.name())).toList();
    }

    @Override
    public List<LayerPart> parts(List<Shape> inputs) {
        List<Shape> step = step(inputs.get(0));
        return List.of(new LayerPart("layer", layer.name(), step.get(0), layer.weights(step).size(), layer.parts(step)));
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.dim(0) * layer.multiplyAccumulates(step(input)) : 0;
    }

    @Override
    public boolean usesMask() {
        return layer.usesMask();
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        // A mask of whole steps says nothing about what is inside of them.
        Optional<Expression> mask = call.mask(0).filter(each -> each.rank() > 2);
        List<Shape> step = step(x.shape().slice(1, x.rank()));
        boolean isMoved = layer.weights(step).stream().anyMatch(weight -> !weight.trainable());
        return isMoved && call.isTraining() ? oneByOne(call, x, mask) : together(call, x, mask);
    }

    // Statistics are those of each step, and move with each.
    private Expression oneByOne(LayerCall call, Expression x, Optional<Expression> mask) {
        PartCall first = new PartCall(call, List.of(x), List.of(mask), 0, 0);
        List<Expression> outputs = new ArrayList<>();
        for (int i = 0; i < x.dim(1); i++) {
            int at = i;
            outputs.add(layer.call(first.again(x.at(1, at), mask.map(each -> each.at(1, at)))).expandDims(1));
        }
        return Expression.concatenate(1, outputs);
    }

    private Expression together(LayerCall call, Expression x, Optional<Expression> mask) {
        Expression y = layer.call(new PartCall(call, List.of(flat(x)), List.of(mask.map(TimeDistributed::flat)), 0, 0));
        return y.reshape(y.shape().slice(1, y.rank()).prepend(x.dim(1)).prepend(x.dim(0)));
    }

    /** {@return all steps of all samples as samples} */
    private static Expression flat(Expression x) {
        return x.reshape(x.shape().slice(2, x.rank()).prepend(x.dim(0) * x.dim(1)));
    }
}
