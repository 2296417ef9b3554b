package dev.corno.backend.dl4j;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.losses.Loss;
import dev.corno.losses.Losses;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Networks of a few weights, made the same every time. */
final class TinyNetworks {

    private static final long SEED = 7;

    private TinyNetworks() {
    }

    /** Layers in a row. */
    static Network row(Shape input, Layer... layers) {
        SymbolicTensor start = new Input(input.toArray()).tensor();
        SymbolicTensor tensor = start;
        for (Layer layer : layers) {
            tensor = layer.apply(tensor);
        }
        return network(List.of(start), tensor);
    }

    static Network network(List<SymbolicTensor> inputs, SymbolicTensor... outputs) {
        return new Network(inputs, List.of(outputs), new WeightStore(SEED));
    }

    /** Trains each output towards its labels with mean squared error and plain gradient descent at rate 0.1. */
    static CompiledModel compile(Network network) {
        return compile(network, new SGD(0.1));
    }

    static CompiledModel compile(Network network, Optimizer optimizer) {
        int outputs = network.outputs().size();
        List<Loss> losses = Collections.nCopies(outputs, Losses.MEAN_SQUARED_ERROR);
        return new Dl4jBackend().compile(network,
                Optional.of(new TrainingSpec(optimizer, losses, Collections.nCopies(outputs, 1.0))), SEED);
    }

    static Tensor random(long seed, int... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, shape);
    }

    static Batch batch(Tensor x, Tensor y) {
        return new Batch(List.of(x), List.of(y), List.of());
    }

    static Tensor weight(Network network, String layer, int index) {
        return network.layers().stream().filter(each -> each.name().equals(layer)).findFirst().orElseThrow().state()
                .values().get(index);
    }

    static void freeze(Network network, String layer, boolean frozen) {
        network.layers().stream().filter(each -> each.name().equals(layer)).findFirst().orElseThrow().state().freeze(frozen);
    }
}
