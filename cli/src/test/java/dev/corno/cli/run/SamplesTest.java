package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void limitTakesRowsAtEvenDistances() {
        assertArrayEquals(new int[] {0, 3, 6}, Samples.evenly(10, 3));
    }

    @Test
    void limitAboveTheNumberOfRowsTakesAll() {
        assertArrayEquals(new int[] {0, 1, 2}, Samples.evenly(3, 100));
    }
}
