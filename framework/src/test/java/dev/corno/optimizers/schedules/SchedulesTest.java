package dev.corno.optimizers.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.saving.KerasObjects;
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

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "5, 0.8, 1", "10, 0.6666666666666666, 0.6666666666666666", "19, 0.5128205128205128, 0.6666666666666666"})
    void inverseTimeDecayDivides(long iteration, double smooth, double stairs) {
        var decay = new InverseTimeDecay(1, 10, 0.5);

        assertEquals(smooth, decay.learningRate(iteration), 1e-12);
        assertEquals(stairs, decay.staircase(true).learningRate(iteration), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 1.1, 1.1", "5, 0.35, 0.35", "10, 0.1, 0.1", "15, 0.1, 0.1625", "20, 0.1, 0.1", "25, 0.1, 0.12777777777777777"})
    void polynomialDecayFallsOnceOrInCycles(long iteration, double once, double cycles) {
        var decay = new PolynomialDecay(1.1, 10).endLearningRate(0.1).power(2);

        assertEquals(once, decay.learningRate(iteration), 1e-12);
        assertEquals(cycles, decay.cycle(true).learningRate(iteration), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0.5", "2, 0.9140576474687264, 0.75", "4, 0.6890576474687264, 1", "9, 0.1220246, 0.55", "14, 0.1, 0.1", "99, 0.1, 0.1"})
    void cosineDecayMayRiseFirst(long iteration, double plain, double warm) {
        var decay = new CosineDecay(1, 10).alpha(0.1);

        assertEquals(plain, decay.learningRate(iteration), 1e-6);
        assertEquals(warm, new CosineDecay(0.5, 10).alpha(0.1).warmup(1, 4).learningRate(iteration), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "4, 0.5, 0.5", "8, 0.5, 1", "16, 0.25, 1", "24, 0.25, 1", "40, 0.125, 1"})
    void restartsComeAfterLongerAndLongerPeriods(long iteration, double growing, double equal) {
        assertEquals(growing, new CosineDecayRestarts(1, 8).mMul(0.5).learningRate(iteration), 1e-6);
        assertEquals(equal, new CosineDecayRestarts(1, 8).tMul(1).learningRate(iteration), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "15, 0.55", "30, 1", "65, 0.505", "100, 0.01", "1000, 0.01"})
    void oneCycleRisesAndFalls(long iteration, double rate) {
        assertEquals(rate, new OneCycle(1, 100).divFactor(10).finalDivFactor(10).learningRate(iteration), 1e-12);
    }

    @Test
    void oneCycleHasTheUsualProportions() {
        var cycle = new OneCycle(1, 100).warmupFraction(0.3);

        assertEquals(new OneCycle(1, 100, 0.3, 25, 1e4), cycle);
        assertEquals(cycle, KerasObjects.standard().schedule(KerasObjects.standard().toJson(cycle)));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                wrong("InverseTimeDecay: initialLearningRate must be 0 or a positive number, got -1.0.",
                        () -> new InverseTimeDecay(-1, 10, 0.5)),
                wrong("InverseTimeDecay: decaySteps must be at least 1, got 0.", () -> new InverseTimeDecay(1, 0, 0.5)),
                wrong("InverseTimeDecay: decayRate must be 0 or a positive number, got -1.0.", () -> new InverseTimeDecay(1, 1, -1)),
                wrong("PolynomialDecay: initialLearningRate must be 0 or a positive number, got -1.0.", () -> new PolynomialDecay(-1, 1)),
                wrong("PolynomialDecay: decaySteps must be at least 1, got 0.", () -> new PolynomialDecay(1, 0)),
                wrong("PolynomialDecay: endLearningRate must be 0 or a positive number, got -1.0.",
                        () -> new PolynomialDecay(1, 1).endLearningRate(-1)),
                wrong("PolynomialDecay: power must be 0 or a positive number, got -1.0.", () -> new PolynomialDecay(1, 1).power(-1)),
                wrong("CosineDecay: initialLearningRate must be 0 or a positive number, got -1.0.", () -> new CosineDecay(-1, 1)),
                wrong("CosineDecay: decaySteps must be at least 1, got 0.", () -> new CosineDecay(1, 0)),
                wrong("CosineDecay: alpha must be 0 or a positive number, got -1.0.", () -> new CosineDecay(1, 1).alpha(-1)),
                wrong("CosineDecay: warmupTarget must be 0 or a positive number, got -1.0.", () -> new CosineDecay(1, 1).warmup(-1, 1)),
                wrong("CosineDecay: warmupSteps must be 0 or more, got -1.", () -> new CosineDecay(1, 1).warmup(1, -1)),
                wrong("CosineDecayRestarts: initialLearningRate must be 0 or a positive number, got -1.0.",
                        () -> new CosineDecayRestarts(-1, 1)),
                wrong("CosineDecayRestarts: firstDecaySteps must be at least 1, got 0.", () -> new CosineDecayRestarts(1, 0)),
                wrong("CosineDecayRestarts: tMul must be a positive number, got 0.0.", () -> new CosineDecayRestarts(1, 1).tMul(0)),
                wrong("CosineDecayRestarts: mMul must be 0 or a positive number, got -1.0.", () -> new CosineDecayRestarts(1, 1).mMul(-1)),
                wrong("CosineDecayRestarts: alpha must be 0 or a positive number, got -1.0.",
                        () -> new CosineDecayRestarts(1, 1).alpha(-1)),
                wrong("OneCycle: maxLearningRate must be a positive number, got 0.0.", () -> new OneCycle(0, 10)),
                wrong("OneCycle: totalSteps must be at least 2, got 1. It is epochs times batches.", () -> new OneCycle(1, 1)),
                wrong("OneCycle: warmupFraction must be in (0, 1), got 1.0.", () -> new OneCycle(1, 10).warmupFraction(1)),
                wrong("OneCycle: divFactor must be a number of at least 1, got 0.5.", () -> new OneCycle(1, 10).divFactor(0.5)),
                wrong("OneCycle: finalDivFactor must be a number of at least 1, got 0.5.", () -> new OneCycle(1, 10).finalDivFactor(0.5)),
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
