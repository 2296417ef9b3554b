package dev.corno.layers.merging;

import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A layer that combines several inputs number by number. Axes of length 1 are repeated to the length of the others; where one
 * input has fewer axes, axes of length 1 are put in front of its first, after the batch axis.
 */
public interface Merging extends Layer {

    @Override
    default Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new ShapeMismatchException(className(), "expects at least one input, got 0.");
        }
        Shape merged = inputs.get(0);
        for (Shape input : inputs.subList(1, inputs.size())) {
            merged = broadcast(merged, input, inputs);
        }
        return merged;
    }

    private Shape broadcast(Shape left, Shape right, List<Shape> inputs) {
        Shape merged = left.rank() >= right.rank() ? left : right;
        Shape shorter = merged == left ? right : left;
        for (int axis = -1; axis >= -shorter.rank(); axis--) {
            int a = merged.dim(axis);
            int b = shorter.dim(axis);
            if (a != b && a > 1 && b > 1) {
                throw new ShapeMismatchException(className(), "expects inputs of the same shape, or with axes of length 1, got "
                        + inputs.stream().map(Shape::withBatch).collect(Collectors.joining(" and ")) + ".");
            }
            merged = merged.with(axis, length(a, b));
        }
        return merged;
    }

    private static int length(int a, int b) {
        if (a == 1) {
            return b;
        }
        return b == 1 || b == Shape.UNKNOWN ? a : b;
    }

    /**
     * {@return two of the inputs combined}
     *
     * @param first what is there so far
     * @param second the next input
     */
    Expression combine(Expression first, Expression second);

    @Override
    default Expression call(LayerCall call) {
        return MaskedInputs.of(call).combined(this::combine);
    }

    @Override
    default MaskFlow maskFlow(List<Boolean> masked) {
        return masked.contains(false) ? MaskFlow.DROPPED : MaskFlow.COMPUTED;
    }

    @Override
    default Expression mask(LayerCall call) {
        Expression any = call.mask(0).orElseThrow();
        for (int i = 1; i < call.inputCount(); i++) {
            any = any.maximum(call.mask(i).orElseThrow());
        }
        return any;
    }

    @Override
    default Shape maskShape(List<Shape> inputs) {
        return outputShape(inputs).slice(0, 1);
    }
}
