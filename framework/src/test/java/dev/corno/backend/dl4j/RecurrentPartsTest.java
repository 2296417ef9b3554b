package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.random;

import dev.corno.backend.TrainingSpec;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.losses.Losses;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches of sequences that are so large that several threads take a part each, of different sizes. */
class RecurrentPartsTest {

    private static final int BATCH = 19;
    private static final Tensor X = random(1, BATCH, 20, 32);
    private static final TrainingSpec SPEC = new TrainingSpec(new SGD(0.1), List.of(Losses.MEAN_SQUARED_ERROR), List.of(1.0));

    static Stream<RecurrentLayer<?>> layers() {
        return Stream.of(new LSTM(64), new GRU(64), new GRU(64).resetAfter(false)).map(layer -> layer.returnSequences(true));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void predictTheSame(RecurrentLayer<?> layer) {
        try (Twins twins = twins(layer)) {
            twins.assertSamePredictions(List.of(X));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void haveTheSameGradients(RecurrentLayer<?> layer) {
        try (Twins twins = twins(layer)) {
            twins.assertSameGradients(List.of(X), List.of(random(2, BATCH, 20, 64)), true);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void haveTheSameGradientsOfTheLastState(RecurrentLayer<?> layer) {
        try (Twins twins = twins(layer.returnSequences(false).goBackwards(true))) {
            twins.assertSameGradients(List.of(X), List.of(random(2, BATCH, 64)), true);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void trainTheSame(RecurrentLayer<?> layer) {
        try (Twins twins = twins(layer)) {
            twins.assertSameTraining(TinyNetworks.batch(X, random(3, BATCH, 20, 64)), 3);
        }
    }

    private static Twins twins(RecurrentLayer<?> layer) {
        return new Twins(() -> TinyNetworks.row(Shape.of(20, 32), layer), SPEC);
    }
}
