package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static dev.corno.losses.Losses.BINARY_CROSSENTROPY;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionLossTest {

    private static final Tensor Y = Tensor.of(new float[] {1, 0, 1, 1, 0, 0}, 2, 3);
    private static final Tensor PREDICTED = Tensor.of(new float[] {0.9f, 0.2f, 0.4f, 0.7f, 0.1f, 0.6f}, 2, 3);
    private static final ExpressionLoss SQUARES = new ExpressionLoss("squares", (yTrue, yPred) -> yTrue.minus(yPred).square().mean(false, -1));

    private static void assertSame(Loss expected, Loss actual, Tensor y, Tensor predicted, Optional<Tensor> weights) {
        var first = new LossReduction(expected, y, predicted, weights);
        var second = new LossReduction(actual, y, predicted, weights);

        assertEquals(first.value(), second.value(), 1e-6);
        assertArrayEquals(first.gradient(1.5).toFloatArray(), second.gradient(1.5).toFloatArray(), 1e-6f);
    }

    @Test
    void agreesWithTheLossOfTheSameFormula() {
        assertSame(MEAN_SQUARED_ERROR, SQUARES, Y, PREDICTED, Optional.empty());
        assertSame(BINARY_CROSSENTROPY, new ExpressionLoss("entropy", (yTrue, yPred) -> {
            Expression missed = yPred.negate().plus(1).log().times(yTrue.negate().plus(1));
            return yPred.log().times(yTrue).plus(missed).negate().mean(false, -1);
        }), Y, PREDICTED, Optional.of(Tensor.of(new float[] {1, 3}, 2)));
    }

    @Test
    void reducesAsItIsTold() {
        assertSame(MEAN_SQUARED_ERROR.reduction(Reduction.SUM), SQUARES.reduction(Reduction.SUM), Y, PREDICTED, Optional.empty());
    }

    @Test
    void bringsAxesOfLengthOneTogetherAsKerasDoes() {
        assertSame(MEAN_SQUARED_ERROR, SQUARES, Y.reshape(6), PREDICTED.reshape(6, 1), Optional.empty());
        assertSame(MEAN_SQUARED_ERROR, SQUARES, Y.reshape(6, 1), PREDICTED.reshape(6), Optional.empty());
        assertSame(MEAN_SQUARED_ERROR, SQUARES, Y.reshape(2, 3, 1), PREDICTED, Optional.empty());
    }

    @Test
    void oneLossMayStandForTheBatch() {
        var loss = new ExpressionLoss("overlap", (yTrue, yPred) -> yTrue.times(yPred).sum(false).negate());

        assertEquals(-2, new LossReduction(loss, Y, PREDICTED, Optional.empty()).value(), 1e-6);
        assertArrayEquals(new float[] {-1, 0, -1, -1, 0, 0},
                new LossReduction(loss, Y, PREDICTED, Optional.empty()).gradient(1).toFloatArray(), 1e-6f);
    }

    @Test
    void aFormulaWithoutPredictionsHasNoGradient() {
        var loss = new ExpressionLoss("constant", (yTrue, yPred) -> yTrue.sum(false, -1));

        assertArrayEquals(new float[6], loss.gradient(Y, PREDICTED, Tensor.full(1, 2)).toFloatArray());
    }

    @Test
    void saysWhereAFormulaDoesNotFit() {
        assertFails("ExpressionLoss \"squares\": expects a formula for y of shape (2, 4) and predictions of shape (2, 3), got an error from it: "
                + "Expression: expects shapes of equal axes, or axes of length 1, got (2, 4) and (2, 3).",
                () -> SQUARES.checkShapes(Shape.of(4), Shape.of(3), "dense"));
        assertFails("ExpressionLoss \"columns\": expects losses of shape (batch, ...), or one for the batch, got (3) of 2 samples.",
                () -> new ExpressionLoss("columns", (yTrue, yPred) -> yPred.sum(false, 0)).values(Y, PREDICTED));
    }
}
