package dev.corno.layers.merging;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final int UNKNOWN = Shape.UNKNOWN;

    @Test
    void knownLengthsFillUnknownOnes() {
        assertEquals(Shape.of(3, 4), new Add().outputShape(List.of(Shape.of(UNKNOWN, 4), Shape.of(3, 1))));
        assertEquals(Shape.of(UNKNOWN, 4), new Add().outputShape(List.of(Shape.of(UNKNOWN, 4), Shape.of(1, 4))));
    }

    @Test
    void bothInputsMayBeRepeated() {
        assertEquals(Shape.of(3, 4), new Multiply().outputShape(List.of(Shape.of(1, 4), Shape.of(3, 1))));
    }

    @Test
    void concatenatedUnknownLengthsAreUnknown() {
        assertEquals(Shape.of(UNKNOWN, 4), new Concatenate(1).outputShape(List.of(Shape.of(UNKNOWN, 4), Shape.of(2, UNKNOWN))));
    }

    @Test
    void rejectsShapesThatDiffer() {
        assertFails("Add: expects inputs of the same shape, or with axes of length 1, got (batch, 3, 4) and (batch, 2, 4).",
                () -> new Add().outputShape(List.of(Shape.of(3, 4), Shape.of(2, 4))));
    }

    @Test
    void aSingleInputKeepsItsShape() {
        assertEquals(Shape.of(3), new Maximum().outputShape(List.of(Shape.of(3))));
        assertEquals(Shape.of(3), new Concatenate().outputShape(List.of(Shape.of(3))));
    }

    @Test
    void rejectsNoInput() {
        assertFails("Maximum: expects at least one input, got 0.", () -> new Maximum().outputShape(List.of()));
        assertFails("Concatenate: expects at least one input, got 0.", () -> new Concatenate().outputShape(List.of()));
    }

    @Test
    void rejectsSubtractingThree() {
        assertFails("Subtract: expects two inputs, got 3.",
                () -> new Subtract().outputShape(List.of(Shape.of(3), Shape.of(3), Shape.of(3))));
    }

    @Test
    void rejectsConcatenatingShapesThatDifferElsewhere() {
        assertFails("Concatenate: expects inputs that are equal except along axis -1, got (batch, 3, 4) and (batch, 2, 4).",
                () -> new Concatenate().outputShape(List.of(Shape.of(3, 4), Shape.of(2, 4))));
    }

    @Test
    void rejectsConcatenatingDifferentRanks() {
        assertFails("Concatenate: expects inputs that are equal except along axis -1, got (batch, 4) and (batch, 2, 4).",
                () -> new Concatenate().outputShape(List.of(Shape.of(4), Shape.of(2, 4))));
    }

    @Test
    void rejectsConcatenatingBatches() {
        assertFails("Concatenate: axis must not be 0, which is the batch axis. Use 1 for the first axis of a sample.",
                () -> new Concatenate(0));
    }

    @Test
    void rejectsAxesBeyondTheInputs() {
        assertFails("Concatenate: expects inputs that have axis 2 besides the batch axis, got (batch, 4).",
                () -> new Concatenate(2).outputShape(List.of(Shape.of(4), Shape.of(4))));
    }
}
