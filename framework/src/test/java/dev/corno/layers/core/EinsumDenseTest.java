package dev.corno.layers.core;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.expression.Expression;
import dev.corno.layers.activation.PReLU;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class EinsumDenseTest {

    @Test
    void dotsStandForAnyAxes() {
        EinsumDense layer = new EinsumDense("...x,xy->...y", 5).biasAxes("y");
        assertEquals(Shape.of(5), layer.outputShape(Shape.of(4)));
        assertEquals(Shape.of(2, Shape.UNKNOWN, 5), layer.outputShape(Shape.of(2, Shape.UNKNOWN, 4)));
    }

    @Test
    void axesThatDotsAtTheEndStandForMayBeGiven() {
        EinsumDense layer = new EinsumDense("ab...,bc->ac...", 4);

        assertEquals(Shape.of(4, 5), layer.outputShape(Shape.of(3, 5)));
        assertEquals(Shape.of(4, 5), new EinsumDense("ab...,bc->ac...", 4, -1).outputShape(Shape.of(3, 5)));
        assertEquals(layer.weights(Shape.of(3, 5)), new EinsumDense("ab...,bc->ac...", 4, -1).weights(Shape.of(3, 5)));
    }

    @Test
    void aBiasHasLengthOneWhereItIsNotWanted() {
        EinsumDense layer = new EinsumDense("abc,cde->abde", -1, 2, 3).biasAxes("d");
        assertEquals(Shape.of(2, 1), layer.weights(Shape.of(7, 4)).get(1).shape());
    }

    @Test
    void rejectsWhatIsNoEquation() {
        assertFails("EinsumDense: equation must be of the form ab,bc->ac, ...b,bc->...c or ab...,bc->ac..., got \"ab->ac\".",
                () -> new EinsumDense("ab->ac", 3));
        assertFails("EinsumDense: equation must have each letter once in each part, those of the kernel in another part, and those of the"
                + " result before it, got \"ab,bc->ad\".", () -> new EinsumDense("ab,bc->ad", 3));
        assertFails("EinsumDense: biasAxes must be letters of the result \"ac\", got \"b\".",
                () -> new EinsumDense("ab,bc->ac", 3).biasAxes("b"));
    }

    @Test
    void rejectsInputsThatDoNotFit() {
        EinsumDense layer = new EinsumDense("abc,cd->abd", 3, 5);
        assertFails("EinsumDense: expects inputs of 3 axes, batch included, for the equation abc,cd->abd, got 2.",
                () -> layer.outputShape(Shape.of(4)));
        assertFails("EinsumDense: expects an outputShape with the input's length 2 for the letter 'b' of abc,cd->abd, got (3, 5) for"
                + " (batch, 2, 4).", () -> layer.outputShape(Shape.of(2, 4)));
        assertFails("EinsumDense: expects the length of the kernel's axis 'c' of abc,cd->abd to be known from the input or the outputShape,"
                + " got (batch, 3, ?) and (3, 5).", () -> layer.outputShape(Shape.of(3, Shape.UNKNOWN)));
        assertFails("EinsumDense: expects an outputShape of 2 axes for the equation abc,cd->abd, got (5).",
                () -> new EinsumDense("abc,cd->abd", 5).outputShape(Shape.of(3, 4)));
    }

    @Test
    void aFunctionKnowsItsShapeWhateverTheLengths() {
        Lambda layer = new Lambda(call -> Expression.concatenate(-1, List.of(call.input(), call.input())));
        assertEquals(Shape.of(Shape.UNKNOWN, 8), layer.outputShape(List.of(Shape.of(Shape.UNKNOWN, 4))));
        assertFails("Lambda: expects a function whose result keeps the batch axis, got () from inputs of 61 samples.",
                () -> new Lambda(call -> call.input().sum(false)).outputShape(List.of(Shape.of(3))));
    }

    @Test
    void slopesNeedKnownAxes() {
        assertFails("PReLU: expects inputs whose axes are known, except the sharedAxes [1], got (batch, ?, ?). Share the others.",
                () -> new PReLU().sharedAxes(1).outputShape(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN)));
        assertFails("PReLU: sharedAxes must be 1 or more each, since 0 is the batch axis, got [0].", () -> new PReLU().sharedAxes(0));
    }
}
