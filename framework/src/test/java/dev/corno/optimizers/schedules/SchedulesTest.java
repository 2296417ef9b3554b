package dev.corno.optimizers.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulesTest {

    @Test
    void aConstantStays() {
        assertEquals(0.1, new Constant(0.1).learningRate(1000));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "5, 0.7071067811865476, 1", "10, 0.5, 0.5", "19, 0.2679433656340733, 0.5", "20, 0.25, 0.25"})
    void exponentialDecayHalves(long iteration, double smooth, double stairs) {
        var decay = new ExponentialDecay(1, 10, 0.5);

        assertEquals(smooth, decay.learningRate(iteration), 1e-12);
        assertEquals(stairs, decay.staircase(true).learningRate(iteration), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 1", "4, 0.5", "6, 0.5", "7, 0.1", "1000, 0.1"})
    void aBoundaryBelongsToThePieceBeforeIt(long iteration, double rate) {
        assertEquals(rate, new PiecewiseConstantDecay(List.of(3L, 6L), List.of(1.0, 0.5, 0.1)).learningRate(iteration));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                wrong("Constant: learningRate must be 0 or a positive number, got -1.0.", () -> new Constant(-1)),
                wrong("ExponentialDecay: initialLearningRate must be 0 or a positive number, got -1.0.",
                        () -> new ExponentialDecay(-1, 10, 0.5)),
                wrong("ExponentialDecay: decaySteps must be at least 1, got 0.", () -> new ExponentialDecay(1, 0, 0.5)),
                wrong("ExponentialDecay: decayRate must be 0 or a positive number, got NaN.",
                        () -> new ExponentialDecay(1, 10, Double.NaN)),
                wrong("PiecewiseConstantDecay: expects one more value than boundaries, got 1 values for 1 boundaries. "
                        + "Add the rate after the last boundary.", () -> new PiecewiseConstantDecay(List.of(1L), List.of(1.0))),
                wrong("PiecewiseConstantDecay: boundaries must ascend, got [5, 5].",
                        () -> new PiecewiseConstantDecay(List.of(5L, 5L), List.of(1.0, 1.0, 1.0))),
                wrong("PiecewiseConstantDecay: each value must be 0 or a positive number, got -1.0.",
                        () -> new PiecewiseConstantDecay(List.of(1L), List.of(1.0, -1.0))));
    }

    private static Arguments wrong(String message, Supplier<Schedule> code) {
        return Arguments.of(message, code);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void rejectsNumbersOutOfRange(String message, Supplier<Schedule> code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code::get).getMessage());
    }
}
