package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a sequence as a layer, which {@link RNN} applies to all steps. By itself it is applied to the input of a step and the
 * states before, and gives the output and the new states: {@code cell.applyAll(List.of(x, h, c))}. A cell of your own:
 *
 * <pre>{@code
 * record Accumulator(String name, int units) implements Cell {
 *
 *     public Accumulator name(String value) {
 *         return new Accumulator(value, units);
 *     }
 *
 *     public Shape outputShape(Shape input) {
 *         return Shape.of(units);
 *     }
 *
 *     public List<Shape> stateShapes(Shape input) {
 *         return List.of(Shape.of(units));
 *     }
 *
 *     public List<LayerWeight> weights(Shape input) {
 *         Shape shape = Shape.of(input.dim(-1), units);
 *         return List.of(new LayerWeight("kernel", shape, new WeightSpec(Initializers.GLOROT_UNIFORM), true));
 *     }
 *
 *     public Steps start(LayerCall call, Shape input) {
 *         return (x, states) -> {
 *             Expression sum = states.get(0).plus(x.matmul(call.weight(0)));
 *             return List.of(sum, sum);
 *         };
 *     }
 * }
 * }</pre>
 */
@CheckReturnValue
public interface Cell extends Layer, StepFunction {

    @Override
    String name();

    @Override
    Cell name(String value);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        Shape output = outputShape(inputs.get(0));
        List<Shape> states = stateShapes(inputs.get(0));
        if (!inputs.subList(1, inputs.size()).equals(states)) {
            throw new ShapeMismatchException(className(), "expects the input of a step and states of shapes " + states + ", got states of "
                    + "shapes " + inputs.subList(1, inputs.size()) + ".");
        }
        return output;
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        List<Shape> shapes = new ArrayList<>(List.of(outputShape(inputs)));
        shapes.addAll(stateShapes(inputs.get(0)));
        return shapes;
    }

    @Override
    default List<LayerWeight> weights(List<Shape> inputs) {
        return weights(inputs.get(0));
    }

    @Override
    default List<LayerPart> parts(List<Shape> inputs) {
        return parts(inputs.get(0));
    }

    @Override
    default long multiplyAccumulates(List<Shape> inputs) {
        return multiplyAccumulates(inputs.get(0));
    }

    @Override
    default Expression call(LayerCall call) {
        return calls(call).get(0);
    }

    @Override
    default List<Expression> calls(LayerCall call) {
        Steps steps = start(call, call.input().shape());
        List<Expression> states = new ArrayList<>();
        for (int i = 1; i < call.inputCount(); i++) {
            states.add(call.input(i));
        }
        return steps.step(steps.prepare(call.input().expandDims(1)).at(1, 0), states);
    }
}
