package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LossesTest {

    private final Losses losses = new Losses(2);

    private void add(float... values) {
        for (float value : values) {
            losses.add(value);
        }
    }

    @Test
    void acceptsLossesThatFall() {
        add(2, 3, 2.5f, 1, 1);

        assertDoesNotThrow(() -> losses.check(5));
    }

    @Test
    void rejectsLossesThatStay() {
        add(2, 3, 2, 3);

        assertEquals("train: expects the loss to fall, got 2.5 at first and 2.5 after 4 steps.",
                assertThrows(IllegalStateException.class, () -> losses.check(4)).getMessage());
    }

    @Test
    void acceptsFewStepsThatDoNotFallYet() {
        add(2, 3, 2, 3);

        assertDoesNotThrow(() -> losses.check(5));
    }

    @Test
    void rejectsLossesThatAreNotNumbers() {
        add(2, Float.NaN);

        assertEquals("train: expects the loss to fall, got NaN at first and NaN after 2 steps.",
                assertThrows(IllegalStateException.class, () -> losses.check(20)).getMessage());
    }
}
