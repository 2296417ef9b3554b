package dev.corno.layers.merging;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What merging layers make of masks: (1, 1, 0, 0) of the numbers 2, 3, 4, 5, and (1, 0, 1, 0) of 7, 1, 9, 6. */
class MaskedMergingTest {

    @Test
    void whatIsHiddenIsNoFactor() {
        assertArrayEquals(new float[] {14, 3, 9, 0}, run(new Multiply()));
    }

    @Test
    void whatIsHiddenIsNoExtreme() {
        assertArrayEquals(new float[] {7, 3, 9, 5}, run(new Maximum()));
        assertArrayEquals(new float[] {2, 3, 9, 5}, run(new Minimum()));
    }

    @Test
    void sumsDoNotLookAtMasks() {
        assertArrayEquals(new float[] {9, 4, 13, 11}, run(new Add()));
    }

    @Test
    void joinedSequencesHaveJoinedMasks() {
        SymbolicTensor x = new Input(2, 3).tensor();
        SymbolicTensor mask = new Input(2).tensor();
        SymbolicTensor masked = new WithMask().apply(x, mask);
        assertEquals(Shape.of(4), new Concatenate(1).apply(masked, x).mask().orElseThrow().shape());
        assertEquals(Shape.of(2), new Concatenate().apply(masked, x).mask().orElseThrow().shape());
    }

    @Test
    void aDotProductNeedsAxesOfTheSameLength() {
        assertFails("Dot: axes must be one or two axes, and not 0, which is the batch axis, got [0].", () -> new Dot(0));
        assertFails("Dot: expects two inputs, got 1.", () -> new Dot(1).outputShape(List.of(Shape.of(2))));
        assertFails("Dot: expects inputs of the same length along axes [1], got (batch, 2) and (batch, 3).",
                () -> new Dot(1).outputShape(List.of(Shape.of(2), Shape.of(3))));
    }

    private static float[] run(Layer layer) {
        SymbolicTensor a = new Input(4, 1).tensor();
        SymbolicTensor b = new Input(4, 1).tensor();
        SymbolicTensor maskOfA = new Input(4).tensor();
        SymbolicTensor maskOfB = new Input(4).tensor();
        Model model = new Model(List.of(a, b, maskOfA, maskOfB),
                List.of(layer.apply(new WithMask().apply(a, maskOfA), new WithMask().apply(b, maskOfB))));
        return model.predict(List.of(Tensor.of(new float[] {2, 3, 4, 5}, 1, 4, 1), Tensor.of(new float[] {7, 1, 9, 6}, 1, 4, 1),
                Tensor.of(new float[] {1, 1, 0, 0}, 1, 4), Tensor.of(new float[] {1, 0, 1, 0}, 1, 4))).get(0).toFloatArray();
    }
}
