package dev.corno.layers.regularization;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final int COUNT = 20_000;

    @Test
    void wholeChannelsAreDroppedTogether() {
        Tensor y = train(new SpatialDropout1D(0.5), Tensor.full(1, 8, 3, 4));
        assertTrue(IntStream.range(0, 8).allMatch(sample -> IntStream.range(0, 4).allMatch(channel -> IntStream.range(0, 3)
                .allMatch(step -> y.flat((sample * 3 + step) * 4 + channel) == y.flat(sample * 12 + channel)))));
        assertTrue(IntStream.range(0, y.size()).anyMatch(i -> y.flat(i) == 0));
        assertTrue(IntStream.range(0, y.size()).anyMatch(i -> y.flat(i) == 2));
    }

    @Test
    void numbersShareTheirFateAlongAxesOfLengthOne() {
        Tensor y = train(new Dropout(0.5).noiseShape(-1, 1), Tensor.full(1, 8, 3));
        assertTrue(IntStream.range(0, y.size()).allMatch(i -> y.flat(i) == y.flat(i / 3 * 3)));
    }

    @Test
    void noiseHasTheDeviationItSays() {
        assertEquals(0.3, deviation(train(new GaussianNoise(0.3), Tensor.zeros(DataType.FLOAT32, Shape.of(1, COUNT)))), 0.01);
        assertEquals(0.5, deviation(train(new GaussianDropout(0.2), Tensor.full(1, 1, COUNT))), 0.02);
    }

    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        Random random = new Random(1);
        Tensor x = Tensor.of(random.doubles(COUNT).map(any -> random.nextGaussian()).toArray(), 1, COUNT).asType(DataType.FLOAT32);
        Tensor y = train(new AlphaDropout(0.3), x);
        assertEquals(0, mean(y), 0.04);
        assertEquals(1, deviation(y), 0.04);
    }

    @Test
    void rejectsParametersThatMakeNoSense() {
        assertFails("SpatialDropout2D: rate must be in [0, 1], got 2.0.", () -> new SpatialDropout2D(2));
        assertFails("SpatialDropout3D: expects inputs of 5 axes, batch included, got (batch, 3, 4).",
                () -> new SpatialDropout3D(0.2).outputShape(Shape.of(3, 4)));
        assertFails("GaussianNoise: stddev must be 0 or more, got -1.0.", () -> new GaussianNoise(-1));
        assertFails("GaussianDropout: rate must be in [0, 1), got 1.0.", () -> new GaussianDropout(1));
        assertFails("AlphaDropout: rate must be in [0, 1), got 1.0.", () -> new AlphaDropout(1));
        assertFails("Dropout: expects inputs of 2 axes, batch included, that the noiseShape (?, 2) can be repeated to, got (batch, 3).",
                () -> new Dropout(0.5).noiseShape(-1, 2).outputShape(Shape.of(3)));
    }

    private static Tensor train(Layer layer, Tensor x) {
        SymbolicTensor input = new Input(x.shape().slice(1, x.rank())).tensor();
        Network network = new Network(List.of(input), List.of(layer.apply(input)), new WeightStore(3));
        try (CompiledModel model = Backend.standard().compile(network, Optional.empty(), 3)) {
            return model.gradients(List.of(x), List.of(x), true).outputs().get(0);
        }
    }

    private static double mean(Tensor x) {
        return IntStream.range(0, x.size()).mapToDouble(x::flatDouble).average().orElseThrow();
    }

    private static double deviation(Tensor x) {
        double mean = mean(x);
        return Math.sqrt(IntStream.range(0, x.size()).mapToDouble(i -> Math.pow(x.flatDouble(i) - mean, 2)).average().orElseThrow());
    }
}
