package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Reading READING = new Reading(Phase.COLD_START, 64, new double[] {0.125, 1234.5});

    @Test
    void writesALineOfWords() {
        assertEquals("COLD_START 64 0.125000 1234.50", READING.toLine());
    }

    @Test
    void readsWhatItWrites() {
        Reading read = Reading.parse(READING.toLine());

        assertEquals(Phase.COLD_START, read.phase());
        assertEquals(64, read.batch());
        assertArrayEquals(READING.values(), read.values());
    }
}
