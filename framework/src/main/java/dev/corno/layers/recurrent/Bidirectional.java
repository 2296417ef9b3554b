package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.Network;
import dev.corno.graph.PartCall;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads sequences from their start with one layer and from their end with another, and merges what they put out, the second in the
 * order of time again. Schuster and Paliwal, 1997, <a href="https://doi.org/10.1109/78.650093">Bidirectional Recurrent Neural
 * Networks</a>. Steps that a mask says do not count put out 0.
 *
 * <p>Input shape: that of the layer. Output shape: that of the layer, its last axis twice as long with {@link MergeMode#CONCAT}; two
 * outputs with {@link MergeMode#NONE}; then, with {@code returnState}, the last states of the first layer and of the second. First
 * states may be given as further inputs, those of the first layer before those of the second. Weights: those of the first layer, then
 * those of the second.
 *
 * <pre>{@code
 * var layer = new Bidirectional(new LSTM(32).returnSequences(true)).mergeMode(MergeMode.SUM);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param layer reads from the start; its name begins with {@code forward_}, as in Keras
 * @param backwardLayer reads from the end; a copy of the layer by default
 * @param mergeMode what becomes of both outputs; {@code CONCAT} by default
 */
@CheckReturnValue
public record Bidirectional(String name, SequenceLayer<?> layer, SequenceLayer<?> backwardLayer, MergeMode mergeMode) implements Layer {

    /** Checks the parameters. */
    public Bidirectional {
        Objects.requireNonNull(mergeMode, "mergeMode");
        if (layer.goBackwards() == backwardLayer.goBackwards()) {
            throw new IllegalArgumentException("Bidirectional: expects one layer that goes backwards and one that does not, got goBackwards("
                    + layer.goBackwards() + ") for both.");
        }
        requireSame("returnSequences", layer.returnSequences(), backwardLayer.returnSequences());
        requireSame("returnState", layer.returnState(), backwardLayer.returnState());
        requireSame("stateful", layer.stateful(), backwardLayer.stateful());
        layer = prepared(layer, "forward_");
        backwardLayer = backwardLayer.name() == null ? prepared(backwardLayer, "backward_") : zeroing(backwardLayer);
    }

    /**
     * Both directions with layers of the same kind.
     *
     * @param layer what reads from the start
     */
    public Bidirectional(SequenceLayer<?> layer) {
        this(null, layer, prepared(layer.goBackwards(true), "backward_"), MergeMode.CONCAT);
    }

    private static void requireSame(String what, boolean forward, boolean backward) {
        if (forward != backward) {
            throw new IllegalArgumentException("Bidirectional: expects layers of the same " + what + ", got " + forward
                    + " for the forward and " + backward + " for the backward layer.");
        }
    }

    private static SequenceLayer<?> prepared(SequenceLayer<?> layer, String prefix) {
        String own = layer.name() == null ? Network.snakeCase(layer.className()) : layer.name();
        return zeroing(layer.name(own.startsWith(prefix) ? own : prefix + own));
    }

    private static SequenceLayer<?> zeroing(SequenceLayer<?> layer) {
        return layer.zeroOutputForMask(layer.returnSequences());
    }

    @Override
    public Bidirectional name(String value) {
        return new Bidirectional(value, layer, backwardLayer, mergeMode);
    }

    /**
     * {@return a copy with another layer that reads from the end}
     *
     * @param value a layer with {@code goBackwards}
     */
    public Bidirectional backwardLayer(SequenceLayer<?> value) {
        return new Bidirectional(name, layer, value, mergeMode);
    }

    /**
     * {@return a copy that merges otherwise}
     *
     * @param value see {@link #mergeMode}
     */
    public Bidirectional mergeMode(MergeMode value) {
        return new Bidirectional(name, layer, backwardLayer, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return outputShapes(inputs).get(0);
    }

    @Override
    public List<Shape> outputShapes(List<Shape> inputs) {
        List<Shape> forward = layer.outputShapes(half(inputs, 0));
        List<Shape> backward = backwardLayer.outputShapes(half(inputs, 1));
        Shape y = forward.get(0);
        Shape back = backward.get(0);
        boolean isConcat = mergeMode == MergeMode.CONCAT;
        if (mergeMode != MergeMode.NONE && !(isConcat ? y.with(-1, 1).equals(back.with(-1, 1)) : y.equals(back))) {
            throw new ShapeMismatchException("Bidirectional", "expects layers whose outputs can be merged, got " + y.withBatch() + " and "
                    + back.withBatch() + ".");
        }
        List<Shape> shapes = new ArrayList<>(List.of(isConcat ? y.with(-1, y.dim(-1) + back.dim(-1)) : y));
        if (mergeMode == MergeMode.NONE) {
            shapes.add(back);
        }
        shapes.addAll(forward.subList(1, forward.size()));
        shapes.addAll(backward.subList(1, backward.size()));
        return shapes;
    }

    /** {@return what a direction is applied to: the sequence, and its half of the first states} */
    private static <T> List<T> half(List<T> inputs, int direction) {
        int states = (inputs.size() - 1) / 2;
        if (inputs.size() % 2 == 0) {
            throw new ShapeMismatchException("Bidirectional", "expects a sequence, and as many first states for each direction, got "
                    + (inputs.size() - 1) + " states.");
        }
        List<T> half = new ArrayList<>(inputs.subList(0, 1));
        half.addAll(inputs.subList(1 + direction * states, 1 + (direction + 1) * states));
        return half;
    }

    @Override
    public List<LayerWeight> weights(List<Shape> inputs) {
        return Stream.concat(layer.weights(inputs.get(0)).stream().map(weight -> weight.inside(layer.name())),
                backwardLayer.weights(inputs.get(0)).stream().map(weight -> weight.inside(backwardLayer.name()))).toList();
    }

    @Override
    public List<LayerPart> parts(List<Shape> inputs) {
        return List.of(part("forward_layer", layer, half(inputs, 0)), part("backward_layer", backwardLayer, half(inputs, 1)));
    }

    private static LayerPart part(String path, SequenceLayer<?> layer, List<Shape> inputs) {
        return new LayerPart(path, layer.name(), inputs.get(0), layer.weights(inputs).size(), layer.parts(inputs));
    }

    @Override
    public long multiplyAccumulates(List<Shape> inputs) {
        return layer.multiplyAccumulates(inputs.get(0)) + backwardLayer.multiplyAccumulates(inputs.get(0));
    }

    @Override
    public boolean stateful() {
        return layer.stateful();
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public boolean usesPassedMask(int inputs) {
        return inputs == 1;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return layer.maskFlow(masked);
    }

    @Override
    public int maskedOutputs() {
        return mergeMode == MergeMode.NONE ? 2 : 1;
    }

    @Override
    public Expression call(LayerCall call) {
        return calls(call).get(0);
    }

    @Override
    public List<Expression> calls(LayerCall call) {
        List<Expression> inputs = new ArrayList<>();
        for (int i = 0; i < call.inputCount(); i++) {
            inputs.add(call.input(i));
        }
        Shape sequence = call.input().shape().slice(1, call.input().rank());
        List<Optional<Expression>> masks = List.of(call.mask(0));
        List<Expression> forward = layer.calls(new PartCall(call, half(inputs, 0), masks, 0, 0));
        List<Expression> backward = backwardLayer.calls(new PartCall(call, half(inputs, 1), masks, layer.weights(sequence).size(),
                layer.stateShapes(sequence).size()));
        forward.forEach(output -> call.penalize(layer.activityRegularizer(), output));
        backward.forEach(output -> call.penalize(backwardLayer.activityRegularizer(), output));
        List<Expression> results = new ArrayList<>(merged(forward.get(0), backward.get(0)));
        results.addAll(forward.subList(1, forward.size()));
        results.addAll(backward.subList(1, backward.size()));
        return results;
    }

    /**
     * {@return what becomes of the outputs of both directions}
     *
     * @param y the output of the first layer
     * @param reversed the output of the second one, as that puts it out
     */
    public List<Expression> merged(Expression y, Expression reversed) {
        Expression back = layer.returnSequences() ? reversed.reverse(1) : reversed;
        return switch (mergeMode) {
            case CONCAT -> List.of(Expression.concatenate(-1, List.of(y, back)));
            case SUM -> List.of(y.plus(back));
            case MUL -> List.of(y.times(back));
            case AVE -> List.of(y.plus(back).times(0.5));
            case NONE -> List.of(y, back);
        };
    }
}
