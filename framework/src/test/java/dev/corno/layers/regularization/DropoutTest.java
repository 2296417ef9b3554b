package dev.corno.layers.regularization;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DropoutTest {

    @Test
    void followsTheModelsSeedUnlessItHasItsOwn() {
        assertEquals(OptionalLong.empty(), new Dropout(0.5).seed());
        assertEquals(new Dropout("d", 0.5, OptionalLong.of(7), Shape.scalar()), new Dropout(0.5).seed(7).name("d"));
    }

    @Test
    void rejectsDroppingMoreThanEverything() {
        assertFails("Dropout: rate must be in [0, 1], got 1.5.", () -> new Dropout(1.5));
    }

    @Test
    void rejectsNegativeRates() {
        assertFails("Dropout: rate must be in [0, 1], got -0.1.", () -> new Dropout(-0.1));
    }
}
