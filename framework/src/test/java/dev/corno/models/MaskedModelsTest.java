package dev.corno.models;

import static dev.corno.activations.Activations.TANH;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.attention.MultiHeadAttention;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Masking;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.normalization.LayerNormalization;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.MergeMode;
import dev.corno.layers.recurrent.TimeDistributed;
import dev.corno.layers.regularization.Dropout;
import dev.corno.metrics.Metrics;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Masks on their way from the layer that makes them to losses and metrics. */
class MaskedModelsTest {

    private static final Tensor TOKENS = Tensor.of(new int[] {1, 2, 0, 0, 3, 1, 2, 0}, 2, 4);
    private static final boolean[] COUNTS = {true, true, false, false, true, true, true, false};
    private static final Tensor WANTED = Tensor.of(new float[] {1, -1, 5, 9, 0, 2, 1, -7}, 2, 4, 1);

    static Stream<Arguments> paths() {
        return Stream.of(
                path("dense", x -> new Dense(3, TANH).apply(x)),
                path("dropout and normalization", x -> new LayerNormalization().apply(new Dropout(0.5).apply(x))),
                path("recurrent", x -> new LSTM(3).returnSequences(true).apply(x)),
                path("bidirectional", x -> new Bidirectional(new GRU(3).returnSequences(true)).apply(x)),
                path("bidirectional sum", x -> new Bidirectional(new LSTM(3).returnSequences(true)).mergeMode(
                        MergeMode.SUM).apply(x)),
                path("time distributed", x -> new TimeDistributed(new Dense(3)).apply(x)),
                path("attention", x -> new MultiHeadAttention(2, 3).apply(x, x)),
                path("transformer block", MaskedModelsTest::block),
                path("merged", x -> new Concatenate().apply(x, new Dense(2).apply(x))),
                path("nested", x -> new Sequential(new Input(4, 3), new GRU(3).returnSequences(true), new Dense(2)).apply(x)),
                path("nested of any length", x -> new Sequential(new Input(Shape.UNKNOWN, 3), new GRU(3).returnSequences(true)).apply(x)),
                path("nested twice", x -> new Sequential(new Input(4, 3), new Sequential(new Input(4, 3), new Dense(3, TANH))).apply(x)),
                path("nested with several inputs and outputs", MaskedModelsTest::several));
    }

    private static Arguments path(String name, UnaryOperator<SymbolicTensor> layers) {
        return Arguments.of(name, layers);
    }

    private static SymbolicTensor block(SymbolicTensor x) {
        SymbolicTensor attended = new LayerNormalization().apply(new Add().apply(x, new MultiHeadAttention(2, 2).apply(x, x)));
        return new LayerNormalization().apply(new Add().apply(attended, new Dense(3).apply(new Dense(5, TANH).apply(attended))));
    }

    private static SymbolicTensor several(SymbolicTensor x) {
        var a = new Input(4, 3).tensor();
        var b = new Input(4, 3).tensor();
        var inner = new Model(List.of(a, b), List.of(new Add().apply(a, b), new GRU(3).returnSequences(true).apply(b)));
        return new Add().apply(inner.applyAll(List.of(new Dense(3).apply(x), x)));
    }

    private static Model model(UnaryOperator<SymbolicTensor> layers) {
        var tokens = new Input(4).tensor();
        var y = layers.apply(new Embedding(5, 3).maskZero(true).apply(tokens));
        var model = new Model(tokens, new Dense(1).name("out").apply(y)).seed(5);
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR, Metrics.MAE);
        return model;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void masksReachLossesAndMetrics(String name, UnaryOperator<SymbolicTensor> layers, @TempDir Path folder) {
        Model model = model(layers);
        checkLoss(model);
        model.save(folder.resolve("m.keras"));
        Model read = Model.load(folder.resolve("m.keras"));

        checkLoss(read);
        assertEquals(model.predict(TOKENS), read.predict(TOKENS));
    }

    private static void checkLoss(Model model) {
        Tensor predicted = model.predict(TOKENS);
        double squares = 0;
        double sizes = 0;
        for (int i = 0; i < COUNTS.length; i++) {
            double error = predicted.flat(i) - WANTED.flat(i);
            squares += COUNTS[i] ? error * error : 0;
            sizes += COUNTS[i] ? Math.abs(error) : 0;
        }
        var result = model.evaluate(TOKENS, WANTED);

        assertEquals(squares / 5, result.loss(), 1e-4);
        assertEquals(sizes / 5, result.get("mae"), 1e-4);
    }

    @Test
    void aModelThatMakesItsMaskInsideGivesItOn() {
        var inner = new Sequential(new Input(4), new Embedding(5, 3).maskZero(true), new Dense(3));
        var model = new Sequential(new Input(4), inner, new LSTM(2).returnSequences(true), new Dense(1)).seed(2);
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR, Metrics.MAE);

        checkLoss(model);
    }

    @Test
    void whatIsAfterTheEndCountsForNothing() {
        Layer reader = new Bidirectional(new LSTM(3));
        var model = new Sequential(new Input(Shape.UNKNOWN, 2), new Masking(), reader, new Dense(1)).seed(1);
        Tensor shorter = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2);
        Tensor padded = Tensor.of(new float[] {1, 2, 3, 4, 0, 0, 0, 0}, 1, 4, 2);

        assertEquals(model.predict(shorter).item(), model.predict(padded).item(), 1e-6);
    }

    @Test
    void attentionDoesNotLookAtWhatDoesNotCount() {
        var x = new Input(Shape.UNKNOWN).tensor();
        var words = new Embedding(5, 3).maskZero(true).apply(x);
        var model = new Model(x, new MultiHeadAttention(2, 2).apply(words, words)).seed(1);
        Tensor shorter = model.predict(Tensor.of(new int[] {1, 3}, 1, 2));
        Tensor padded = model.predict(Tensor.of(new int[] {1, 3, 0}, 1, 3));

        assertEquals(shorter.at(0, 1, 2), padded.at(0, 1, 2), 1e-6);
    }
}
