package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.TerminateOnNaN;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitTest {

    @Test
    void defaultsAreKerass() {
        Fit options = Fit.epochs(5);
        assertEquals(5, options.epochs());
        assertEquals(32, options.batchSize());
        assertTrue(options.shuffle());
        assertTrue(options.validationData().isEmpty());
        assertEquals(1, options.validationFreq());
        assertEquals(Verbosity.AUTO, options.verbose());
    }

    @Test
    void eachWitherChangesItsOwnOption() {
        Callback callback = new TerminateOnNaN();
        Tensor weight = Tensor.scalar(1);
        Fit options = Fit.epochs(9).batchSize(1).validationSplit(0.2).shuffle(false).classWeight(Map.of(3, 0.5)).sampleWeight(weight)
                .callbacks(callback).initialEpoch(4).stepsPerEpoch(5).validationSteps(6).validationBatchSize(7).validationFreq(8)
                .classWeight("a", Map.of(1, 2.0)).validationFreq(List.of(2, 3)).verbose(Verbosity.LINES);
        Fit whole = new Fit(9, 1, 0.2, Optional.empty(), false, Map.of(3, 0.5), Map.of("a", Map.of(1, 2.0)), List.of(weight),
                List.of(callback), 4, 5, 6, 7, 8, Set.of(2, 3), Verbosity.LINES);
        assertEquals(whole, options);
        assertFalse(options.shuffle());
    }

    @Test
    void validationSamplesAreCutIntoBatchesOfTheTrainingSize() {
        Fit options = Fit.epochs(1).validationData(Numbers.upTo(10), Numbers.upTo(10)).batchSize(4);
        assertEquals(3, options.validationBatches().orElseThrow().batches().getAsLong());
    }

    @Test
    void aValidationDataSetKeepsItsBatches() {
        Dataset data = Numbers.pairs(10);
        assertEquals(data, Fit.epochs(1).validationData(data).batchSize(4).validationBatches().orElseThrow());
    }

    static Stream<Arguments> optionsOutOfRange() {
        return Stream.of(
                failing("epochs must be a positive integer, got 0.", options -> Fit.epochs(0)),
                failing("batchSize must be a positive integer, got 0.", options -> options.batchSize(0)),
                failing("validationSplit must be a share of the samples in [0, 1), got 1.0.", options -> options.validationSplit(1)),
                failing("validationSplit must be a share of the samples in [0, 1), got NaN.",
                        options -> options.validationSplit(Double.NaN)),
                failing("stepsPerEpoch must be a positive integer, or 0 for all of the data, got -1.",
                        options -> options.stepsPerEpoch(-1)),
                failing("validationSteps must be a positive integer, or 0 for all of the data, got -1.",
                        options -> options.validationSteps(-1)),
                failing("validationBatchSize must be a positive integer, or 0 for the batch size, got -1.",
                        options -> options.validationBatchSize(-1)),
                failing("validationFreq must be a positive integer, got 0.", options -> options.validationFreq(0)),
                failing("validationFreq must list epochs, which count from 1, got 0.", options -> options.validationFreq(List.of(0, 2))),
                failing("initialEpoch must be from 0 to epochs, which is 5, got 6. Training goes on until epoch number epochs, not for that "
                        + "many epochs more.", options -> options.initialEpoch(6)),
                failing("classWeight must map class indices from 0 to factors of at least 0, got -1 -> 1.0.",
                        options -> options.classWeight(Map.of(-1, 1.0))),
                failing("classWeight must map class indices from 0 to factors of at least 0, got 2 -> NaN.",
                        options -> options.classWeight(Map.of(2, Double.NaN))),
                failing("classWeight must map class indices from 0 to factors of at least 0, got 2 -> -1.0.",
                        options -> options.classWeight("a", Map.of(2, -1.0))));
    }

    private static Arguments failing(String message, UnaryOperator<Fit> change) {
        return Arguments.of("Fit: " + message, change);
    }

    @ParameterizedTest
    @MethodSource("optionsOutOfRange")
    void rejectsOptionsOutOfRange(String message, UnaryOperator<Fit> change) {
        Fit options = Fit.epochs(5);
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> change.apply(options)).getMessage());
    }
}
