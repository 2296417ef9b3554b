package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableTest {

    @ParameterizedTest
    @CsvSource({"0.31214, 0.3121", "0, 0.0000", "0.001, 0.0010", "0.00012345, 1.2345e-04", "-2, -2.0000", "123456, 123456.0000",
        "NaN, NaN", "Infinity, Infinity"})
    void numbersHaveFourDecimals(double value, String text) {
        assertEquals(text, Readable.number(value));
    }

    @ParameterizedTest
    @CsvSource({"4, 0:04", "75, 1:15", "3600, 1:00:00", "90061, 25:01:01"})
    void durationsCountMinutesAndHours(long seconds, String text) {
        assertEquals(text, Readable.duration(Duration.ofSeconds(seconds)));
    }
}
