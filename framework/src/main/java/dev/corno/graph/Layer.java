package dev.corno.graph;

import dev.corno.expression.Expression;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * A step of a network: the contract of all layers. A layer is an immutable description; its weights live in the model it is used
 * in. Shapes given to and returned by its methods leave the batch axis out.
 *
 * <p>Applying the same layer object twice shares its weights, as in Keras; two equal objects do not.
 */
public interface Layer {

    /** {@return the name, or null to let the model choose: the class name in snake case with a counter} */
    String name();

    /**
     * {@return a copy with a name}
     *
     * @param value unique within the model, without {@code /}; null to let the model choose
     * @throws IllegalArgumentException if this is another way of calling a layer, which has that layer's name, and it is another one
     */
    Layer name(String value);

    /** {@return the layer whose weights this one uses: itself, unless it is another way of calling that layer} */
    default Layer owner() {
        return this;
    }

    /** {@return Keras's class name, such as {@code Conv2D}} */
    default String className() {
        return getClass().getSimpleName();
    }

    /**
     * {@return the shape of the output}
     *
     * @param inputs the shapes of the inputs
     * @throws dev.corno.tensor.ShapeMismatchException if the layer cannot take them; its detail says what was expected and what to
     *         do, its place is {@link #className()}
     */
    Shape outputShape(List<Shape> inputs);

    /**
     * {@return the shapes of the outputs; one, unless the layer has several}
     *
     * @param inputs the shapes of the inputs
     * @throws dev.corno.tensor.ShapeMismatchException if the layer cannot take them
     */
    default List<Shape> outputShapes(List<Shape> inputs) {
        return List.of(outputShape(inputs));
    }

    /**
     * {@return what the layer computes}
     *
     * @param call what it is applied to
     */
    default Expression call(LayerCall call) {
        throw new UnsupportedOperationException(className() + ": expects its class to say what it computes, got no method call. Override "
                + "Layer.call(LayerCall).");
    }

    /**
     * {@return what the layer computes, for each of {@link #outputShapes}}
     *
     * @param call what it is applied to
     */
    default List<Expression> calls(LayerCall call) {
        return List.of(call(call));
    }

    /**
     * {@return the penalty on each of {@link #calls}, which is divided by the number of samples and added to the loss; none by default}
     */
    default Regularizer activityRegularizer() {
        return Regularizers.NONE;
    }

    /** {@return whether a batch starts with what the one before left behind, see {@link LayerCall#remembered}} */
    default boolean stateful() {
        return false;
    }

    /** {@return whether {@link #call} looks at masks} */
    default boolean usesMask() {
        return false;
    }

    /**
     * {@return whether {@link #call} looks at masks that come with its inputs, too, not at those only that a layer {@link #givesMask}}
     *
     * @param inputs how many inputs there are
     */
    default boolean usesPassedMask(int inputs) {
        return usesMask();
    }

    /** {@return whether it gives its output a mask for the layers after it, whatever is passed to them: Keras's {@code mask=}} */
    default boolean givesMask() {
        return false;
    }

    /**
     * {@return what becomes of the masks of the inputs}
     *
     * @param masked for each input whether it has a mask
     */
    default MaskFlow maskFlow(List<Boolean> masked) {
        return MaskFlow.DROPPED;
    }

    /** {@return how many of the outputs, from the first, have a mask where {@link #maskFlow} says so} */
    default int maskedOutputs() {
        return 1;
    }

    /**
     * {@return the mask of the output, where {@link #maskFlow} says that it is computed}
     *
     * @param call what the layer is applied to
     */
    default Expression mask(LayerCall call) {
        throw new UnsupportedOperationException(className() + ": expects its class to compute a mask, got no method mask. Override "
                + "Layer.mask(LayerCall).");
    }

    /**
     * {@return the shape of the mask of the output, where {@link #maskFlow} says that it is computed}
     *
     * @param inputs the shapes of the inputs
     */
    default Shape maskShape(List<Shape> inputs) {
        return inputs.get(0).slice(0, 1);
    }

    /**
     * {@return the weights, in Keras's order}
     *
     * @param inputs the shapes of the inputs, accepted by {@link #outputShape} before
     */
    default List<LayerWeight> weights(List<Shape> inputs) {
        return List.of();
    }

    /**
     * {@return the layers that this one is made of, whose weights are, one after the other, its own; empty if it has weights itself}
     *
     * @param inputs the shapes of the inputs
     */
    default List<LayerPart> parts(List<Shape> inputs) {
        return List.of();
    }

    /**
     * {@return how many multiplications followed by an addition one sample costs}
     *
     * @param inputs the shapes of the inputs
     */
    default long multiplyAccumulates(List<Shape> inputs) {
        return 0;
    }

    /**
     * Applies the layer.
     *
     * @param inputs what it is applied to
     * @return its output
     * @throws dev.corno.tensor.ShapeMismatchException if it cannot take inputs of these shapes
     */
    default SymbolicTensor apply(SymbolicTensor... inputs) {
        return apply(List.of(inputs));
    }

    /**
     * Applies the layer.
     *
     * @param inputs what it is applied to
     * @return its output
     * @throws dev.corno.tensor.ShapeMismatchException if it cannot take inputs of these shapes
     */
    default SymbolicTensor apply(List<SymbolicTensor> inputs) {
        return LayerNode.create(this, inputs).output();
    }

    /**
     * Applies the layer.
     *
     * @param inputs what it is applied to
     * @return its outputs
     * @throws dev.corno.tensor.ShapeMismatchException if it cannot take inputs of these shapes
     */
    default List<SymbolicTensor> applyAll(List<SymbolicTensor> inputs) {
        return LayerNode.create(this, inputs).outputs();
    }
}
