package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.losses.Losses;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentKernelTest {

    private static final int TIME = 4;
    private static final int FEATURES = 12;

    static Stream<RecurrentLayer<?>> layers() {
        return Stream.of(new LSTM(5), new GRU(5), new GRU(5).resetAfter(false), new GRU(5).useBias(false).goBackwards(true));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void dropsTheSameInputsInAllSteps(RecurrentLayer<?> layer) {
        try (CompiledModel model = compile(layer.dropout(0.5))) {
            Tensor slopes = model.gradients(List.of(x()), List.of(Tensor.full(1, 1, 5)), true).inputs().get(0);

            Set<List<Boolean>> dropped = IntStream.range(0, FEATURES).mapToObj(feature -> dropped(slopes, feature)).collect(Collectors.toSet());
            assertEquals(Set.of(List.of(true, true, true, true), List.of(false, false, false, false)), dropped);
        }
    }

    private static List<Boolean> dropped(Tensor slopes, int feature) {
        return IntStream.range(0, TIME).mapToObj(step -> slopes.flat(step * FEATURES + feature) == 0).toList();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void dropsOthersInTheNextStep(RecurrentLayer<?> layer) {
        try (CompiledModel model = compile(layer.dropout(0.5))) {
            assertNotEquals(train(model), train(model));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theSameSeedDropsTheSame(RecurrentLayer<?> layer) {
        try (CompiledModel model = compile(layer.dropout(0.5).seed(3)); CompiledModel other = compile(layer.dropout(0.5).seed(3))) {
            assertEquals(train(model), train(other));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void predictsWithEverything(RecurrentLayer<?> layer) {
        try (CompiledModel model = compile(layer.dropout(0.5)); CompiledModel other = compile(layer)) {
            assertEquals(other.predict(List.of(x())), model.predict(List.of(x())));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsDoNotAddUpFromCallToCall(RecurrentLayer<?> layer) {
        try (CompiledModel model = compile(layer)) {
            CompiledModel.Gradients first = model.gradients(List.of(x()), List.of(Tensor.full(1, 1, 5)), false);
            CompiledModel.Gradients second = model.gradients(List.of(x()), List.of(Tensor.full(1, 1, 5)), false);

            assertEquals(first.weights(), second.weights());
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStateOfZerosHasNoSlopeForItsKernel(RecurrentLayer<?> layer) {
        SymbolicTensor input = new Input(1, FEATURES).tensor();
        try (CompiledModel model = compile(input, layer)) {
            Tensor slopes = model.gradients(List.of(x().reshape(TIME, 1, FEATURES).slice(0, 1)), List.of(Tensor.full(1, 1, 5)),
                    false).weights().values().stream().skip(1).findFirst().orElseThrow();

            assertArrayEquals(new float[Math.toIntExact(slopes.size())], slopes.toFloatArray(), 1e-9f);
        }
    }

    private static CompiledModel compile(RecurrentLayer<?> layer) {
        return compile(new Input(TIME, FEATURES).tensor(), layer);
    }

    private static CompiledModel compile(SymbolicTensor input, RecurrentLayer<?> layer) {
        Network network = new Network(List.of(input), List.of(layer.apply(input)), new WeightStore(7));
        TrainingSpec spec = new TrainingSpec(new SGD(1e-30), List.of(Losses.MEAN_SQUARED_ERROR), List.of(1.0));
        return Backend.standard().compile(network, Optional.of(spec), 7);
    }

    private static Tensor train(CompiledModel model) {
        Batch batch = new Batch(List.of(x()), List.of(Tensor.full(1, 1, 5)), List.of());
        return Tensor.of(model.trainStep(batch).outputs().get(0).toFloatArray(), 1, 5);
    }

    private static Tensor x() {
        float[] numbers = new float[TIME * FEATURES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i + 1);
        }
        return Tensor.of(numbers, 1, TIME, FEATURES);
    }
}
