package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer that reads sequences step by step. Its states start at 0, or are further inputs: {@code layer.apply(sequence, h, c)} is
 * Keras's {@code layer(sequence, initial_state=[h, c])}. In steps that a mask says do not count the states stay; as in Keras, where
 * first states are given only a mask counts that is given, too, with {@link dev.corno.layers.core.WithMask}.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface SequenceLayer<L extends SequenceLayer<L>> extends Layer {

    /** {@return what is computed at each step} */
    StepFunction step();

    /** {@return how sequences are read, and what is put out} */
    Sequences sequences();

    /**
     * {@return a copy that reads or puts out otherwise}
     *
     * @param value see {@link Sequences}
     */
    L sequences(Sequences value);

    @Override
    L name(String value);

    /** {@return whether the output has all steps, not the last only; false by default} */
    default boolean returnSequences() {
        return sequences().returnSequences();
    }

    /**
     * {@return a copy that puts out all steps, or the last only}
     *
     * @param value see {@link #returnSequences()}
     */
    default L returnSequences(boolean value) {
        return sequences(sequences().returnSequences(value));
    }

    /** {@return whether sequences are read from their end, and put out in that order; false by default} */
    default boolean goBackwards() {
        return sequences().goBackwards();
    }

    /**
     * {@return a copy that reads sequences from their end, or from their start}
     *
     * @param value see {@link #goBackwards()}
     */
    default L goBackwards(boolean value) {
        return sequences(sequences().goBackwards(value));
    }

    /** {@return whether Keras computes all steps without a loop; kept for files, it changes no number} */
    default boolean unroll() {
        return sequences().unroll();
    }

    /**
     * {@return a copy of which files say that Keras is to compute without a loop, or with one}
     *
     * @param value see {@link #unroll()}
     */
    default L unroll(boolean value) {
        return sequences(sequences().unroll(value));
    }

    /** {@return whether the last states are further outputs; false by default} */
    default boolean returnState() {
        return sequences().returnState();
    }

    /**
     * {@return a copy that puts out its last states, too, or not}
     *
     * @param value see {@link #returnState()}
     */
    default L returnState(boolean value) {
        return sequences(sequences().returnState(value));
    }

    /** {@return whether the states of a batch are those that the next one starts with; false by default} */
    @Override
    default boolean stateful() {
        return sequences().stateful();
    }

    /**
     * {@return a copy that starts with the states of the batch before, or with zeros}
     *
     * @param value see {@link #stateful()}
     */
    default L stateful(boolean value) {
        return sequences(sequences().stateful(value));
    }

    /** {@return whether the output of steps that do not count is 0, not that of the step before; false by default} */
    default boolean zeroOutputForMask() {
        return sequences().zeroOutputForMask();
    }

    /**
     * {@return a copy whose output is 0 in steps that do not count, or that of the step before}
     *
     * @param value see {@link #zeroOutputForMask()}
     */
    default L zeroOutputForMask(boolean value) {
        return sequences(sequences().zeroOutputForMask(value));
    }

    @Override
    default Regularizer activityRegularizer() {
        return sequences().activityRegularizer();
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value what is added to the loss; none by default
     */
    default L activityRegularizer(Regularizer value) {
        return sequences(sequences().activityRegularizer(value));
    }

    /**
     * {@return the shape of the output, or of the first one}
     *
     * @param input the shape of the sequence
     */
    default Shape outputShape(Shape input) {
        Shape output = step().outputShape(stepOf(input));
        return returnSequences() ? output.prepend(input.dim(0)) : output;
    }

    /**
     * {@return the weights}
     *
     * @param input the shape of the sequence
     */
    default List<LayerWeight> weights(Shape input) {
        return step().weights(stepOf(input));
    }

    /**
     * {@return how many multiplications followed by an addition one sample costs; 0 where the shape is not known}
     *
     * @param input the shape of the sequence
     */
    default long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.dim(0) * step().multiplyAccumulates(stepOf(input)) : 0;
    }

    /**
     * {@return the shape of one step}
     *
     * @param input the shape of the sequence
     * @throws ShapeMismatchException if it is not one
     */
    default Shape stepOf(Shape input) {
        if (input.rank() < 2) {
            throw new ShapeMismatchException(className(), "expects inputs of shape (time, ...), got " + input
                    + ". Put new Reshape(-1, 1) before it for a sequence of single numbers.");
        }
        return input.slice(1, input.rank());
    }

    /**
     * {@return the shapes of the states}
     *
     * @param input the shape of the sequence
     */
    default List<Shape> stateShapes(Shape input) {
        return step().stateShapes(stepOf(input));
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        Shape output = outputShape(inputs.get(0));
        List<Shape> states = stateShapes(inputs.get(0));
        if (inputs.size() > 1 && !inputs.subList(1, inputs.size()).equals(states)) {
            throw new ShapeMismatchException(className(), "expects a sequence, and first states of shapes " + states + " or none, got "
                    + inputs.subList(1, inputs.size()) + ".");
        }
        return output;
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        List<Shape> shapes = new ArrayList<>(List.of(outputShape(inputs)));
        if (returnState()) {
            shapes.addAll(stateShapes(inputs.get(0)));
        }
        return shapes;
    }

    @Override
    default List<LayerWeight> weights(List<Shape> inputs) {
        return weights(inputs.get(0));
    }

    @Override
    default List<LayerPart> parts(List<Shape> inputs) {
        Shape input = stepOf(inputs.get(0));
        return List.of(new LayerPart("cell", step().name(), input, step().weights(input).size(), step().parts(input)));
    }

    @Override
    default long multiplyAccumulates(List<Shape> inputs) {
        return multiplyAccumulates(inputs.get(0));
    }

    @Override
    default boolean usesMask() {
        return true;
    }

    @Override
    default boolean usesPassedMask(int inputs) {
        return inputs == 1;
    }

    @Override
    default MaskFlow maskFlow(List<Boolean> masked) {
        return returnSequences() && masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }

    @Override
    default Expression call(LayerCall call) {
        return calls(call).get(0);
    }

    @Override
    default List<Expression> calls(LayerCall call) {
        return SequenceReader.read(step(), sequences(), call);
    }
}
