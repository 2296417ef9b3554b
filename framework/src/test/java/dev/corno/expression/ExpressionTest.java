package dev.corno.expression;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.corno.activations.Activations;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static Expression of(int... dims) {
        return Expression.source(Role.INPUT, 0, Shape.of(dims));
    }

    @Test
    void binaryOperationsRepeatAxesOfLengthOneAndPutMissingOnesInFront() {
        assertEquals(Shape.of(2, 3, 4), of(3, 1).plus(of(2, 1, 4)).shape());
        assertEquals(Shape.of(2, 3), of(2, 3).times(2).shape());
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        assertFails("Expression: expects shapes of equal axes, or axes of length 1, got (2, 3) and (2, 4).", () -> of(2, 3).plus(of(2, 4)));
    }

    @Test
    void reductionsKeepAxesOnlyWhereAsked() {
        assertEquals(Shape.of(2, 1, 4), of(2, 3, 4).sum(true, 1).shape());
        assertEquals(Shape.of(2), of(2, 3, 4).mean(false, -1, 1).shape());
        assertEquals(Shape.scalar(), of(2, 3).max(false).shape());
    }

    @Test
    void rejectsAnAxisThatIsNotThere() {
        assertFails("Expression: expects an axis of (2, 3), got 2.", () -> of(2, 3).sum(false, 2));
    }

    @Test
    void aReshapeWorksOutOneAxis() {
        assertEquals(Shape.of(2, 3, 2), of(2, 6).reshape(2, -1, 2).shape());
        assertFails("Expression: reshape expects a shape of 12 numbers for (2, 6), got (5, 2).", () -> of(2, 6).reshape(5, 2));
    }

    @Test
    void whatChangesNothingIsNotAnOperation() {
        Expression x = of(2, 3);

        assertSame(x, x.plus(0));
        assertSame(x, x.times(1));
        assertSame(x, x.reshape(2, 3));
        assertSame(x, x.transpose(0, 1));
        assertSame(x, x.apply(Activations.LINEAR));
    }

    @Test
    void matrixProductsTakeOneMatrixOrAsMany() {
        assertEquals(Shape.of(5, 2, 4), of(5, 2, 3).matmul(of(3, 4)).shape());
        assertEquals(Shape.of(5, 2, 4), of(5, 2, 3).matmul(of(5, 4, 3), false, true).shape());
        assertFails("Expression: matmul expects matrices that fit, got (2, 3) transposed and (3, 4).",
                () -> of(2, 3).matmul(of(3, 4), true, false));
    }

    @Test
    void rejectsPartsThatDiffer() {
        assertFails("Expression: concatenate expects parts that are equal except along axis 1, got (2, 3) and (3, 3).",
                () -> Expression.concatenate(1, List.of(of(2, 3), of(3, 3))));
    }

    @Test
    void rejectsASliceBeyondTheEnd() {
        assertFails("Expression: slice expects a part of (2, 3), got numbers 2 to 3 of axis 1.", () -> of(2, 3).slice(1, 2, 4));
    }

    @Test
    void rejectsAShapeThatItCannotBeRepeatedTo() {
        assertFails("Expression: expects a shape that (2, 3) can be repeated to, got (2, 1).", () -> of(2, 3).broadcastTo(Shape.of(2, 1)));
    }

    @Test
    void whatNothingDependsOnHasNoGradient() {
        Expression x = of(2);
        Expression other = Expression.source(Role.INPUT, 1, Shape.of(2));
        Expression stopped = Expression.source(Role.INPUT, 2, Shape.of(2));
        Expression y = x.plus(stopped.stopGradient());

        List<Optional<Expression>> gradients = Gradients.of(List.of(y), List.of(of(2)), List.of(x, other, stopped));

        assertEquals(List.of(true, false, false), gradients.stream().map(Optional::isPresent).toList());
    }

    @Test
    void gradientsOfPartsAreJoinedInsteadOfSpreadOverZeros() {
        Expression x = of(3, 4);
        Expression y = x.at(0, 0).plus(x.at(0, 2));

        Expression gradient = Gradients.of(List.of(y), List.of(of(4)), List.of(x)).get(0).orElseThrow();

        assertEquals(new Operation.Concatenate(0), gradient.operation());
        assertEquals(x.shape(), gradient.shape());
    }
}
