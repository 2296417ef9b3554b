package dev.corno.layers.recurrent;

import dev.corno.expression.Expression;
import dev.corno.expression.Window;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * One step of a convolutional LSTM: that of an LSTM with convolutions for matrix products.
 *
 * @param className the class of the layer
 * @param filters channels of the state
 * @param window how kernels slide
 * @param unitForgetBias whether the forget gate's bias starts at 1
 * @param recurrence activations, weights and dropout
 */
record ConvLSTMStep(String className, int filters, ConvLSTMWindow window, boolean unitForgetBias, Recurrence recurrence)
        implements StepFunction {

    private static final int GATES = 4;

    @Override
    public String name() {
        return "conv_lstm_cell";
    }

    @Override
    public Shape outputShape(Shape input) {
        return window.slide(className, input, filters);
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        Shape state = outputShape(input);
        return List.of(state, state);
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight inputs = new LayerWeight("kernel", kernel(window.channels(input)), recurrence.kernel(), true);
        LayerWeight states = new LayerWeight("recurrent_kernel", kernel(filters), recurrence.recurrentKernel(), true);
        LayerWeight bias = new LayerWeight("bias", Shape.of(GATES * filters), unitForgetBias
                ? recurrence.bias().initializer(new UnitForgetBias(recurrence.bias().initializer())) : recurrence.bias(), true);
        return recurrence.useBias() ? List.of(inputs, states, bias) : List.of(inputs, states);
    }

    private Shape kernel(int channels) {
        int[] size = window.kernelSize().stream().mapToInt(length -> length).toArray();
        return Shape.of(size).append(channels).append(GATES * filters);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        long places = outputShape(input).size() / filters;
        return places * (kernel(window.channels(input)).size() + kernel(filters).size());
    }

    @Override
    public Steps start(LayerCall call, Shape input) {
        DataFormat format = window.dataFormat();
        Shape sample = input.slice(1, input.rank());
        List<Expression> dropped = masks(call, recurrence.dropout(), input);
        List<Expression> droppedState = masks(call, recurrence.recurrentDropout(), outputShape(sample).prepend(input.dim(0)));
        DroppedProduct inputs = DroppedProduct.of(call.weight(0), dropped, overSteps(this::overInput));
        DroppedProduct states = DroppedProduct.of(call.weight(1), droppedState, ConvLSTMStep::overState);
        return new Steps() {

            @Override
            public Expression prepare(Expression sequence) {
                Expression product = inputs.of(sequence(sequence));
                return recurrence.useBias() ? product.plus(call.weight(2)) : product;
            }

            @Override
            public List<Expression> step(Expression x, List<Expression> before) {
                Gates gates = new Gates(x.plus(states.of(format.toChannelsLast(before.get(0)))), GATES);
                List<Expression> results = gates.lstm(format.toChannelsLast(before.get(1)), recurrence.activation(),
                        recurrence.recurrentActivation());
                Expression h = format.fromChannelsLast(results.get(0));
                return List.of(h, h, format.fromChannelsLast(results.get(2)));
            }
        };
    }

    // Each gate drops other numbers.
    private List<Expression> masks(LayerCall call, double rate, Shape shape) {
        Shape last = window.dataFormat() == DataFormat.CHANNELS_LAST ? shape
                : shape.slice(2, shape.rank()).append(shape.dim(1)).prepend(shape.dim(0));
        return DroppedProduct.masks(call, rate, recurrence.seed(), GATES, last);
    }

    /** {@return a sequence with its channels moved to the end} */
    private Expression sequence(Expression x) {
        int rank = x.rank();
        return window.dataFormat() == DataFormat.CHANNELS_LAST ? x : x.transpose(IntStream.range(0, rank)
                .map(axis -> axis < 2 ? axis : axis == rank - 1 ? 2 : axis + 1).toArray());
    }

    /** {@return a product for all steps at once} */
    private static BinaryOperator<Expression> overSteps(BinaryOperator<Expression> product) {
        return (x, kernel) -> {
            Expression flat = x.reshape(x.shape().slice(2, x.rank()).prepend(x.dim(0) * x.dim(1)));
            Expression y = product.apply(flat, kernel);
            return y.reshape(y.shape().slice(1, y.rank()).prepend(x.dim(1)).prepend(x.dim(0)));
        };
    }

    private Expression overInput(Expression x, Expression kernel) {
        return x.convolve(kernel, slide(x, window.strides(), window.padding(), window.dilationRate(), kernel), 1);
    }

    private static Expression overState(Expression h, Expression kernel) {
        List<Integer> ones = Collections.nCopies(h.rank() - 2, 1);
        return h.convolve(kernel, slide(h, ones, Padding.SAME, ones, kernel), 1);
    }

    private static Window slide(Expression x, List<Integer> strides, Padding padding, List<Integer> dilation, Expression kernel) {
        return padding.window(lengths(x, 1), lengths(kernel, 0), strides, dilation);
    }

    private static List<Integer> lengths(Expression x, int first) {
        return IntStream.range(first, first + x.rank() - 2).map(x::dim).boxed().toList();
    }
}
