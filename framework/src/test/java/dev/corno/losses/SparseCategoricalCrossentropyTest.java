package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCategoricalCrossentropyTest {

    private static final Tensor Y_PRED = Tensor.of(new float[] {0.25f, 0.5f, 0.25f, 0.5f, 0.25f, 0.25f}, 2, 3);
    private static final Tensor LABELS = Tensor.of(new int[] {1, 0}, 2);
    private static final SparseCategoricalCrossentropy LOSS = Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isCategoricalCrossentropyOfOneHotLabels(boolean fromLogits) {
        var categorical = new CategoricalCrossentropy().fromLogits(fromLogits);
        Tensor ones = Tensor.full(1, 2);

        assertEquals(categorical.values(LABELS.oneHot(3), Y_PRED), LOSS.fromLogits(fromLogits).values(LABELS, Y_PRED));
        assertEquals(categorical.gradient(LABELS.oneHot(3), Y_PRED, ones), LOSS.fromLogits(fromLogits).gradient(LABELS, Y_PRED, ones));
    }

    @Test
    void labelsMayHaveALastAxisOfOne() {
        assertEquals(LOSS.values(LABELS, Y_PRED), LOSS.values(LABELS.reshape(2, 1), Y_PRED));
    }

    @Test
    void labelsMayBeFloats() {
        assertEquals(LOSS.values(LABELS, Y_PRED), LOSS.values(Tensor.of(new float[] {1, 0}, 2), Y_PRED));
    }

    @Test
    void everyTimeStepIsAnEntry() {
        assertEquals(Shape.of(1, 2), LOSS.values(LABELS.reshape(1, 2), Y_PRED.reshape(1, 2, 3)).shape());
    }

    @Test
    void anIgnoredClassCostsAndPullsNothing() {
        var loss = LOSS.ignoreClass(255);
        Tensor labels = Tensor.of(new int[] {1, 255}, 2);

        assertEquals(0, loss.values(labels, Y_PRED).flat(1));
        assertEquals(Tensor.full(0, 1, 3), loss.gradient(labels, Y_PRED, Tensor.full(1, 2)).slice(1, 2));
        assertEquals(Optional.of(Tensor.of(new float[] {1, 0}, 2)), loss.mask(labels, Y_PRED));
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-1, -1", "NaN, NaN", "0.5, 0.5", "3, 3"})
    void rejectsLabelsThatAreNoClass(float label, String printed) {
        Tensor labels = Tensor.of(new float[] {1, label}, 2);

        assertFails("SparseCategoricalCrossentropy: expects class indices 0..2 in y, got " + printed + " in row 1 of the batch. "
                + "Count classes from 0 and give the last layer a unit for each.", () -> LOSS.values(labels, Y_PRED));
    }

    @Test
    void rejectsOneHotLabels() {
        assertFails("fit: loss SparseCategoricalCrossentropy expects y of shape (batch) with class indices 0..9 for output "
                + "\"predictions\", got (batch, 10). Use Losses.CATEGORICAL_CROSSENTROPY for one-hot labels.",
                () -> LOSS.checkShapes(Shape.of(10), Shape.of(10), "predictions"));
    }

    @Test
    void rejectsLabelsForAnotherNumberOfEntries() {
        assertFails("fit: loss SparseCategoricalCrossentropy expects y of shape (batch, 4) with class indices 0..9 for output "
                + "\"words\", got (batch, 5). Give one class index for each entry.",
                () -> LOSS.checkShapes(Shape.of(5), Shape.of(4, 10), "words"));
    }

    @Test
    void rejectsASingleClass() {
        assertFails("fit: loss SparseCategoricalCrossentropy expects at least 2 classes in output \"spam\", got shape (batch, 1). "
                + "Use Losses.BINARY_CROSSENTROPY for a single probability.",
                () -> LOSS.checkShapes(Shape.of(), Shape.of(1), "spam"));
    }

    @Test
    void rejectsABatchOfLabelsOfAnotherShape() {
        assertFails("SparseCategoricalCrossentropy: expects y of shape (2) for predictions of shape (2, 3), got (3). "
                + "Give one class index for each entry.", () -> LOSS.values(Tensor.of(new int[3], 3), Y_PRED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void acceptsLabelsWithOrWithoutALastAxisOfOne(int rank) {
        Shape yTrue = rank == 1 ? Shape.of(4) : Shape.of(4, 1);

        assertDoesNotThrow(() -> LOSS.checkShapes(yTrue, Shape.of(Shape.UNKNOWN, 10), "words"));
    }
}
