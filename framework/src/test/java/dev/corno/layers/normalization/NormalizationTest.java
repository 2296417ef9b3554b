package dev.corno.layers.normalization;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizationTest {

    private static final float TOLERANCE = 1e-5f;

    @Test
    void layerNormalizationTakesEachSampleAlone() {
        assertArrayEquals(new float[] {-1, 1, 1, -1}, run(new LayerNormalization().epsilon(0), 2, 1, 3, 7, -7), TOLERANCE);
    }

    @Test
    void zerosHaveNoDirection() {
        assertArrayEquals(new float[] {0.6f, 0.8f, 0, 0}, run(new UnitNormalization(), 2, 3, 4, 0, 0), TOLERANCE);
    }

    @Test
    void rootMeanSquaresKeepTheMean() {
        assertArrayEquals(new float[] {1, 1, 0.6324555f, 1.2649111f}, run(new RMSNormalization().epsilon(0), 2, 5, 5, 1, 2), TOLERANCE);
    }

    @Test
    void neighboursWeighOnAChannel() {
        LocalResponseNormalization layer = new LocalResponseNormalization().depthRadius(1).bias(1).alpha(1).beta(1);
        assertArrayEquals(new float[] {1f / 6, 2f / 15, 3f / 14}, run(layer, 3, 1, 2, 3), TOLERANCE);
    }

    @Test
    void aStepOfTrainingDividesTheKernelByItsLargestSingularValue() {
        SpectralNormalization layer = new SpectralNormalization(new Dense(2).useBias(false)).powerIterations(30);
        Sequential model = new Sequential(new Input(2), layer);
        model.weights(Map.of("spectral_normalization/vector_u", Tensor.of(new float[] {0.6f, 0.8f}, 1, 2),
                "spectral_normalization/kernel", Tensor.of(new float[] {3, 0, 0, 4}, 2, 2)));
        model.compile(new SGD(1e-30), Losses.MEAN_SQUARED_ERROR);
        model.trainOnBatch(Batch.of(Tensor.full(1, 1, 2), Tensor.full(1, 1, 2)));
        assertArrayEquals(new float[] {0.75f, 0, 0, 1}, model.weights().get("spectral_normalization/kernel").toFloatArray(), TOLERANCE);
        assertArrayEquals(new float[] {0, 1}, model.weights().get("spectral_normalization/vector_u").toFloatArray(), 1e-3f);
    }

    @Test
    void rejectsAxesThatAreNotThere() {
        assertFails("LayerNormalization: expects at least one axis, and each once, got [-1, 2] for (batch, 3, 4).",
                () -> new LayerNormalization(-1, 2).outputShape(Shape.of(3, 4)));
        assertFails("UnitNormalization: expects inputs whose axes [1] are known, got (batch, ?, 4). Give their lengths to the Input.",
                () -> new UnitNormalization(1).outputShape(Shape.of(Shape.UNKNOWN, 4)));
        assertFails("RMSNormalization: expects inputs that have axis 3 besides the batch axis, got (batch, 3, 4).",
                () -> new RMSNormalization(3).outputShape(Shape.of(3, 4)));
        assertFails("GroupNormalization: expects inputs whose axis -1 is known, got (batch, ?). Give its length to the Input.",
                () -> new GroupNormalization(2).outputShape(Shape.of(Shape.UNKNOWN)));
        assertFails("LocalResponseNormalization: expects inputs of shape (..., channels) whose channels are known, got (?).",
                () -> new LocalResponseNormalization().outputShape(Shape.of(Shape.UNKNOWN)));
    }

    @Test
    void rejectsParametersThatMakeNoSense() {
        assertFails("LayerNormalization: epsilon must be 0 or more, got -1.0.", () -> new LayerNormalization().epsilon(-1));
        assertFails("GroupNormalization: groups must be a positive integer, or -1 for each channel, got 0.", () -> new GroupNormalization(0));
        assertFails("GroupNormalization: expects a number of channels that 4 groups divide, got 6.",
                () -> new GroupNormalization(4).outputShape(Shape.of(6)));
        assertFails("LocalResponseNormalization: depthRadius must be 0 or more, got -1.", () -> new LocalResponseNormalization().depthRadius(-1));
        assertFails("LocalResponseNormalization: bias must be above 0, alpha 0 or more and beta a finite number, got 0.0, 1.0 and 0.5.",
                () -> new LocalResponseNormalization().bias(0));
        assertFails("SpectralNormalization: powerIterations must be a positive integer, got 0.",
                () -> new SpectralNormalization(new Dense(2)).powerIterations(0));
        assertFails("SpectralNormalization: expects a layer whose first weight is a kernel or embeddings, got Identity with the weights [].",
                () -> new SpectralNormalization(new Identity()).outputShape(List.of(Shape.of(2))));
    }

    private static float[] run(Layer layer, int features, float... numbers) {
        Tensor x = Tensor.of(numbers, numbers.length / features, features);
        assertEquals(0, numbers.length % features);
        return new Sequential(new Input(features), layer).predict(x).toFloatArray();
    }
}
