package dev.corno.layers.recurrent;

import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import java.util.List;

/** What is computed at each step of a sequence: an output and new states, of an input and the states before. Shapes leave the batch axis out. */
public interface StepFunction {

    /** {@return its name in Keras's files, such as {@code lstm_cell}} */
    String name();

    /**
     * {@return the shape of the output of a step}
     *
     * @param input the shape of the input of a step
     * @throws dev.corno.tensor.ShapeMismatchException if it cannot take it
     */
    Shape outputShape(Shape input);

    /**
     * {@return the shapes of the states}
     *
     * @param input the shape of the input of a step
     */
    List<Shape> stateShapes(Shape input);

    /**
     * {@return the weights, in Keras's order}
     *
     * @param input the shape of the input of a step
     */
    List<LayerWeight> weights(Shape input);

    /**
     * {@return what it is made of; empty if the weights are its own}
     *
     * @param input the shape of the input of a step
     */
    default List<LayerPart> parts(Shape input) {
        return List.of();
    }

    /**
     * {@return how many multiplications followed by an addition a step of one sample costs}
     *
     * @param input the shape of the input of a step
     */
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    /**
     * {@return what computes the steps of some sequences; here is drawn what dropout drops in all steps}
     *
     * @param call where the weights and random numbers are; not for its inputs
     * @param input the shape of the input of a step, batch axis included
     */
    Steps start(LayerCall call, Shape input);
}
