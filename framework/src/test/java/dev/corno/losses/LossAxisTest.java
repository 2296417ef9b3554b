package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses whose classes lie along another axis than the last, such as those of channels-first pictures. */
class LossAxisTest {

    // Two samples of three classes at two places, the classes first and the classes last.
    private static final Tensor FIRST = Tensor.of(new float[] {.1f, .2f, .3f, .2f, .6f, .6f, .5f, .3f, .25f, .3f, .25f, .4f}, 2, 3, 2);
    private static final Tensor LAST = Tensor.of(new float[] {.1f, .3f, .6f, .2f, .2f, .6f, .5f, .25f, .25f, .3f, .3f, .4f}, 2, 2, 3);
    private static final Tensor LABELS = Tensor.of(new int[] {2, 0, 1, 2}, 2, 2);
    private static final Tensor ONE_HOT_FIRST = Tensor.of(new float[] {0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1}, 2, 3, 2);
    private static final Tensor WEIGHTS = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    // Where each number of FIRST is in LAST.
    private static final int[] PLACES = {0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11};

    private static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(new SparseCategoricalCrossentropy().axis(1), new SparseCategoricalCrossentropy(), LABELS, LABELS),
                Arguments.of(new SparseCategoricalCrossentropy().axis(-2).fromLogits(true),
                        new SparseCategoricalCrossentropy().fromLogits(true), LABELS, LABELS),
                Arguments.of(new CategoricalCrossentropy().axis(1), new CategoricalCrossentropy(), ONE_HOT_FIRST, LABELS.oneHot(3)),
                Arguments.of(new BinaryCrossentropy().axis(1), new BinaryCrossentropy(), ONE_HOT_FIRST, LABELS.oneHot(3)),
                Arguments.of(new BinaryFocalCrossentropy().axis(1), new BinaryFocalCrossentropy(), ONE_HOT_FIRST, LABELS.oneHot(3)),
                Arguments.of(new CategoricalFocalCrossentropy().axis(-2).alpha(0.2, 0.3, 0.5),
                        new CategoricalFocalCrossentropy().alpha(0.2, 0.3, 0.5), ONE_HOT_FIRST, LABELS.oneHot(3)),
                Arguments.of(new CosineSimilarity().axis(1), new CosineSimilarity(), ONE_HOT_FIRST, LABELS.oneHot(3)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void losesAsMuchAsWithTheAxisAtTheEnd(Loss first, Loss last, Tensor yFirst, Tensor yLast) {
        assertEquals(last.values(yLast, LAST), first.values(yFirst, FIRST));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsThatWithTheAxisAtTheEnd(Loss first, Loss last, Tensor yFirst, Tensor yLast) {
        Tensor expected = last.gradient(yLast, LAST, WEIGHTS);
        float[] actual = first.gradient(yFirst, FIRST, WEIGHTS).toFloatArray();
        float[] moved = new float[actual.length];
        for (int i = 0; i < moved.length; i++) {
            moved[PLACES[i]] = actual[i];
        }
        assertArrayEquals(expected.toFloatArray(), moved);
    }

    @Test
    void ignoredLabelsStillDoNotCount() {
        Loss loss = new SparseCategoricalCrossentropy().ignoreClass(2).axis(1);
        assertEquals(Tensor.of(new float[] {0, 1, 1, 0}, 2, 2), loss.mask(LABELS, FIRST).orElseThrow());
    }

    @Test
    void labelsAreCheckedWithoutTheClasses() {
        new SparseCategoricalCrossentropy().axis(1).checkShapes(Shape.of(2), Shape.of(3, 2), "y");
        assertFails("fit: loss SparseCategoricalCrossentropy expects y of shape (batch, 2) with class indices 0..2 for output \"y\", "
                + "got (batch, 4). Give one class index for each entry.",
                () -> new SparseCategoricalCrossentropy().axis(1).checkShapes(Shape.of(4), Shape.of(3, 2), "y"));
    }

    @Test
    void rejectsTheBatchAxis() {
        assertFails("CategoricalCrossentropy: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new CategoricalCrossentropy().axis(0));
    }

    @Test
    void rejectsAxesThatAreNotThere() {
        assertFails("CategoricalCrossentropy: expects an axis 3 besides the batch axis, got shape (2, 3, 2). Use -1 for the last axis.",
                () -> new CategoricalCrossentropy().axis(3).values(ONE_HOT_FIRST, FIRST));
    }
}
