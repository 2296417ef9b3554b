package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

class CategoricalCrossentropyTest {

    /** A few float32 steps. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    private static final Tensor SECOND_OF_THREE = Tensor.of(new float[] {0, 1, 0}, 1, 3);

    @Test
    void costsTheLogarithmOfTheProbabilityOfTheLabel() {
        Tensor yPred = Tensor.of(new float[] {0.25f, 0.5f, 0.25f}, 1, 3);

        assertEquals(Math.log(2), Losses.CATEGORICAL_CROSSENTROPY.values(SECOND_OF_THREE, yPred).item(), FLOAT_TOLERANCE);
    }

    @Test
    void predictionsAreDividedByTheirSum() {
        Tensor yPred = Tensor.of(new float[] {1, 2, 1}, 1, 3);

        assertEquals(Math.log(2), Losses.CATEGORICAL_CROSSENTROPY.values(SECOND_OF_THREE, yPred).item(), FLOAT_TOLERANCE);
    }

    @Test
    void gradientKnowsOfTheDivision() {
        Tensor yPred = Tensor.of(new float[] {0.25f, 0.5f, 0.25f}, 1, 3);
        Tensor gradient = Losses.CATEGORICAL_CROSSENTROPY.gradient(SECOND_OF_THREE, yPred, Tensor.full(1, 1));

        assertArrayEquals(new float[] {1, -1, 1}, gradient.toFloatArray(), FLOAT_TOLERANCE);
    }

    @Test
    void hasNoGradientWhereTheProbabilityIsCut() {
        Tensor yPred = Tensor.of(new float[] {1, 0, 0}, 1, 3);
        Tensor gradient = Losses.CATEGORICAL_CROSSENTROPY.gradient(SECOND_OF_THREE, yPred, Tensor.full(1, 1));

        assertArrayEquals(new float[3], gradient.toFloatArray());
    }

    @Test
    void gradientOfLogitsIsSoftmaxMinusLabel() {
        Tensor yPred = Tensor.of(new float[] {0, (float) Math.log(2), 0}, 1, 3);
        Tensor gradient = new CategoricalCrossentropy().fromLogits(true).gradient(SECOND_OF_THREE, yPred, Tensor.full(1, 1));

        assertArrayEquals(new float[] {0.25f, -0.5f, 0.25f}, gradient.toFloatArray(), FLOAT_TOLERANCE);
    }

    @Test
    void logitsMayBeHuge() {
        Tensor yPred = Tensor.of(new float[] {1000, 0, 0}, 1, 3);

        assertEquals(1000, new CategoricalCrossentropy().fromLogits(true).values(SECOND_OF_THREE, yPred).item());
    }

    @Test
    void smoothingGivesEveryClassAShare() {
        Tensor yPred = Tensor.of(new float[] {0.25f, 0.5f, 0.25f}, 1, 3);
        Tensor smooth = Tensor.of(new float[] {0.1f, 0.8f, 0.1f}, 1, 3);

        assertEquals(Losses.CATEGORICAL_CROSSENTROPY.values(smooth, yPred).item(),
                new CategoricalCrossentropy().labelSmoothing(0.3).values(SECOND_OF_THREE, yPred).item(), FLOAT_TOLERANCE);
    }

    @Test
    void rejectsClassIndices() {
        assertFails("fit: loss CategoricalCrossentropy expects y of shape (batch, 10) for output \"digit\", got (batch). "
                + "Use Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.", Shape.of(), Shape.of(10));
    }

    @Test
    void rejectsAColumnOfClassIndices() {
        assertFails("fit: loss CategoricalCrossentropy expects y of shape (batch, 10) for output \"digit\", got (batch, 1). "
                + "Use Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.", Shape.of(1), Shape.of(10));
    }

    @Test
    void rejectsAnotherNumberOfClasses() {
        assertFails("fit: loss CategoricalCrossentropy expects y of shape (batch, 10) for output \"digit\", got (batch, 9). "
                + "Change the last layer or the labels so that they agree.", Shape.of(9), Shape.of(10));
    }

    @Test
    void rejectsASingleClass() {
        assertFails("fit: loss CategoricalCrossentropy expects at least 2 classes in output \"digit\", got shape (batch, 1). "
                + "Use Losses.BINARY_CROSSENTROPY for a single probability.", Shape.of(1), Shape.of(1));
    }

    private static void assertFails(String message, Shape yTrue, Shape yPred) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> Losses.CATEGORICAL_CROSSENTROPY.checkShapes(yTrue, yPred, "digit")).getMessage());
    }

    @Test
    void rejectsNegativeSmoothing() {
        var error = assertThrows(IllegalArgumentException.class, () -> new CategoricalCrossentropy().labelSmoothing(-0.1).name());

        assertEquals("CategoricalCrossentropy: labelSmoothing must be in [0, 1], got -0.1.", error.getMessage());
    }
}
