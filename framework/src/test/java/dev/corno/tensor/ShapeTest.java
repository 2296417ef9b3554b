package dev.corno.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.Failures;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void axesMayBeCountedFromTheEnd() {
        assertEquals(3, Shape.of(2, 3).dim(-1));
        assertEquals(Shape.of(2, 7), Shape.of(2, 3).with(-1, 7));
    }

    @Test
    void printsUnknownAxesAndTheBatch() {
        assertEquals("(?, 3)", Shape.of(Shape.UNKNOWN, 3).toString());
        assertEquals("(batch, ?, 3)", Shape.of(Shape.UNKNOWN, 3).withBatch());
        assertEquals("(batch)", Shape.scalar().withBatch());
    }

    @Test
    void theSizeOfAnUnknownAxisIsNotKnown() {
        var failure = assertThrows(IllegalStateException.class, () -> Shape.of(Shape.UNKNOWN, 3).size());

        assertEquals("Shape: (?, 3) has an unknown axis, so its size is not known.", failure.getMessage());
    }

    @Test
    void lengthsAreNotNegative() {
        Failures.assertFails("Shape: axis lengths must be 0 or more, or Shape.UNKNOWN, got [-2].", () -> Shape.of(-2));
    }

    @Test
    void unknownAxesAcceptAnyLength() {
        assertTrue(Shape.of(Shape.UNKNOWN, 3).accepts(Shape.of(7, 3)));
        assertTrue(Shape.of(Shape.UNKNOWN, 3).accepts(Shape.of(Shape.UNKNOWN, 3)));
        assertFalse(Shape.of(Shape.UNKNOWN, 3).accepts(Shape.of(7, 4)));
        assertFalse(Shape.of(7, 3).accepts(Shape.of(Shape.UNKNOWN, 3)));
        assertFalse(Shape.of(Shape.UNKNOWN).accepts(Shape.of(7, 3)));
    }
}
