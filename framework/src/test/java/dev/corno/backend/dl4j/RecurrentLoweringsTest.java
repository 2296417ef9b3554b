package dev.corno.backend.dl4j;

import static dev.corno.activations.Activations.EXPONENTIAL;
import static dev.corno.activations.Activations.LINEAR;
import static dev.corno.backend.dl4j.TinyNetworks.batch;
import static dev.corno.backend.dl4j.TinyNetworks.compile;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.graph.Layer;
import dev.corno.initializers.Initializers;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentLoweringsTest {

    private static final Tensor X = random(3, 2, 4, 5);

    static Stream<RecurrentLayer<?>> layers() {
        return Stream.of(new LSTM(6), new GRU(6), new GRU(6).resetAfter(false));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void dropoutOfTheStateChangesNothingInPrediction(RecurrentLayer<?> layer) {
        assertEquals(predict(layer), predict(layer.recurrentDropout(0.5)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void dropoutOfTheStateChangesTraining(RecurrentLayer<?> layer) {
        assertNotEquals(train(layer), train(layer.recurrentDropout(0.5)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void dropoutOfTheInputsChangesTraining(RecurrentLayer<?> layer) {
        assertNotEquals(train(layer), train(layer.dropout(0.5)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theSameSeedDropsTheSame(RecurrentLayer<?> layer) {
        assertEquals(train(layer.dropout(0.5).recurrentDropout(0.5).seed(4)), train(layer.dropout(0.5).recurrentDropout(0.5).seed(4)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void readingBackwardsIsReadingTheReverse(RecurrentLayer<?> layer) {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 3, 2);
        Tensor reversed = Tensor.of(new float[] {5, 6, 3, 4, 1, 2}, 1, 3, 2);

        assertEquals(predict(layer.returnSequences(true), x), predict(layer.returnSequences(true).goBackwards(true), reversed));
    }

    // The update gate is 0 or 2, input times mask, and the candidate always exp(0).
    @Test
    void allStepsDropTheSameInputs() {
        GRU layer = new GRU(8).returnSequences(true).activation(EXPONENTIAL).recurrentActivation(LINEAR).dropout(0.5).seed(2)
                .kernelInitializer(Initializers.IDENTITY).recurrentInitializer(Initializers.ZEROS);
        float[] y = train(layer, Tensor.full(1, 1, 3, 8)).toFloatArray();

        assertEquals(Set.of(List.of(1f, 1f, 1f), List.of(-1f, -3f, -7f)),
                IntStream.range(0, 8).mapToObj(unit -> List.of(y[unit], y[8 + unit], y[16 + unit])).collect(Collectors.toSet()));
    }

    private static Tensor predict(Layer layer) {
        return predict(layer, X);
    }

    private static Tensor predict(Layer layer, Tensor x) {
        return compile(row(Shape.of(x.shape().dim(1), x.shape().dim(2)), layer)).predict(List.of(x)).get(0);
    }

    private static Tensor train(Layer layer) {
        return train(layer, X);
    }

    private static Tensor train(Layer layer, Tensor x) {
        Shape input = x.shape().slice(1, 3);
        Tensor y = Tensor.full(1, layer.outputShape(List.of(input)).prepend(x.shape().dim(0)).toArray());
        return compile(row(input, layer), new SGD(0.1)).trainStep(batch(x, y)).outputs().get(0);
    }
}
