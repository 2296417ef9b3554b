package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.network;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelVertexTest {

    static Stream<Layer> layers() {
        return Stream.of(new Dense(3, Activations.SOFTMAX), new Dense(3, Activations.GELU), new LeakyReLU(), new ReLU(6),
                new Softmax(1, 2), new BatchNormalization().axis(1), new Flatten().dataFormat(DataFormat.CHANNELS_FIRST),
                new Conv2D(4, 3, Activations.HARD_SIGMOID).padding(Padding.SAME).groups(2).dilationRate(2),
                new Conv2D(2, 3, Activations.SOFTMAX).dataFormat(DataFormat.CHANNELS_FIRST));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aGraphIsTheSameAfterItsJson(Layer layer) {
        assertSameAfterJson(row(Shape.of(4, 6, 4), layer));
    }

    static Stream<Layer> recurrentLayers() {
        return Stream.of(new LSTM(3).dropout(0.5).seed(3), new GRU(3).recurrentActivation(Activations.HARD_SIGMOID).returnSequences(true),
                new GRU(3).resetAfter(false).useBias(false).goBackwards(true).recurrentDropout(0.2));
    }

    @ParameterizedTest
    @MethodSource("recurrentLayers")
    void aGraphOfSequencesIsTheSameAfterItsJson(Layer layer) {
        assertSameAfterJson(row(Shape.of(4, 2), layer));
    }

    @Test
    void aGraphThatJoinsIsTheSameAfterItsJson() {
        SymbolicTensor a = new Input(2, 4).tensor();
        SymbolicTensor b = new Input(2, 4).tensor();
        assertSameAfterJson(network(List.of(a, b), new Concatenate().apply(a, new Minimum().apply(a, b))));
    }

    private static void assertSameAfterJson(Network network) {
        ComputationGraphConfiguration configuration = GraphAssembly.lower(network, false).configuration();

        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }

    @Test
    void aCloneComputesTheSame() {
        var model = TinyNetworks.compile(row(Shape.of(4, 6, 4), new BatchNormalization().axis(1), new Dense(3, Activations.GELU)));
        Tensor x = random(1, 2, 4, 6, 4);

        ComputationGraph graph = model.unwrap(ComputationGraph.class).clone();

        Twins.assertClose("predictions", model.predict(List.of(x)).get(0), NdArrays.toTensor(graph.outputSingle(NdArrays.of(x))),
                Twins.FLOAT_TOLERANCE);
    }
}
