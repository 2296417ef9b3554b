package dev.corno.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optimizers whose rule looks at whole weights, with numbers that NumPy computed by the formulas. */
class MatrixOptimizersTest {

    private static final float FLOAT_TOLERANCE = 2e-6f;

    private static Tensor matrix(int columns, float... values) {
        return Tensor.of(values, values.length / columns, columns);
    }

    private static float[] train(Optimizer optimizer, ArrayParameter parameter, Tensor... gradients) {
        WeightUpdater updater = new WeightUpdater(optimizer, List.of(parameter));
        for (Tensor gradient : gradients) {
            parameter.gradient(gradient);
            updater.step();
        }
        return parameter.value().toFloatArray();
    }

    @Test
    void muonMakesMomentumOrthogonal() {
        var kernel = new ArrayParameter("dense/kernel", matrix(2, 1, 2, 3, 4, 5, 6));

        assertArrayEquals(new float[] {0.99807958f, 1.94185388f, 2.94286327f, 3.96947279f, 4.99912232f, 5.99792638f},
                train(new Muon(0.1), kernel, matrix(2, 1, 6, 7, 2, -3, 0.5f), matrix(2, -1, 2, 0.5f, 2, 3, -1)), FLOAT_TOLERANCE);
    }

    @Test
    void muonCanDoWithoutItsExtras() {
        var kernel = new ArrayParameter("dense/kernel", matrix(3, 1, 2, 3, 4, 5, 6));

        assertArrayEquals(new float[] {0.88668337f, 2.16195064f, 2.6471136f, 3.98706348f, 4.57017439f, 5.8700507f},
                train(new Muon(0.5).nesterov(false).nsSteps(3).rmsRate(0).weightDecay(0), kernel, matrix(3, 1, -2, 3, 0, 5, 1)),
                FLOAT_TOLERANCE);
    }

    @Test
    void muonHasAdamsRuleForVectorsEmbeddingsAndExcludedLayers() {
        Muon muon = new Muon(0.1).excludeLayers("^predictions/").adamLrRatio(0.5).adamWeightDecay(0.01);
        Tensor start = matrix(2, 1, 2, 3, 4);
        Tensor gradient = matrix(2, 1, -6, 7, 2);
        float[] adam = train(new Adam(0.05).weightDecay(0.02), new ArrayParameter("w", start), gradient, gradient);

        assertArrayEquals(adam, train(muon, new ArrayParameter("predictions/kernel", start), gradient, gradient), FLOAT_TOLERANCE);
        assertArrayEquals(adam, train(muon, new ArrayParameter("Embedding_2/embeddings", start), gradient, gradient), FLOAT_TOLERANCE);
        assertArrayEquals(adam, train(muon, new ArrayParameter("d/bias", start.reshape(4)), gradient.reshape(4), gradient.reshape(4)),
                FLOAT_TOLERANCE);
    }

    @Test
    void muonRemembersSquaresOnlyWhereItUsesThem() {
        var parameters = List.of(new ArrayParameter("dense/kernel", matrix(2, 1, 2)), new ArrayParameter("dense/bias", 1),
                new ArrayParameter("embedding/embeddings", matrix(2, 1, 2)));

        assertEquals(List.of("iteration", "learning_rate", "dense/kernel/momentum", "dense/bias/momentum", "dense/bias/velocity",
                "embedding/embeddings/momentum", "embedding/embeddings/velocity"),
                List.copyOf(new WeightUpdater(new Muon(), parameters).state().keySet()));
    }

    @Test
    void newtonSchulzDoesWhatKerasDoes() {
        float[] orthogonal = new NewtonSchulz(3.4445, -4.775, 2.0315, 5).orthogonal(new float[] {0.2499f, 0.9105f, 0.2655f, 0.8824f}, 2, 2);

        assertArrayEquals(new float[] {-0.4419f, 0.6456f, 0.7282f, 0.2970f}, orthogonal, 1e-3f);
    }

    @Test
    void newtonSchulzIsTheSameOnSeveralThreads() {
        float[] matrix = new float[160 * 130];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) Math.sin(i * i);
        }
        float[] tall = new NewtonSchulz(1.5, -0.5, 0, 30).orthogonal(matrix, 160, 130);
        double columnSquares = 0;
        double product = 0;
        for (int row = 0; row < 160; row++) {
            columnSquares += tall[row * 130 + 7] * tall[row * 130 + 7];
            product += tall[row * 130 + 7] * tall[row * 130 + 100];
        }

        assertArrayEquals(new double[] {1, 0}, new double[] {columnSquares, product}, 1e-4);
    }

    @Test
    void adafactorFactorsTheLastTwoAxes() {
        float[] expected = {-1.92110479f, -1.93274364f, 0.23154108f, 1.99216029f};
        var kernel = new ArrayParameter("k", matrix(2, 1, -2, 0.5f, 3));
        Tensor first = matrix(2, 0.5f, 1, -0.25f, 2);
        Tensor second = matrix(2, 1, -1, 0.5f, 0.25f);

        assertArrayEquals(expected, train(new Adafactor(0.5), kernel, first, second), FLOAT_TOLERANCE);
        var stacked = new ArrayParameter("k", matrix(2, 1, -2, 0.5f, 3).reshape(1, 2, 2));
        assertArrayEquals(expected, train(new Adafactor(0.5), stacked, first.reshape(1, 2, 2), second.reshape(1, 2, 2)), FLOAT_TOLERANCE);
    }

    @Test
    void adafactorRemembersRowsAndColumns() {
        Map<String, Tensor> state = new WeightUpdater(new Adafactor(), List.of(
                new ArrayParameter("k", Tensor.full(1, 3, 4, 5)), new ArrayParameter("b", 1, 2))).state();

        assertEquals(List.of(Shape.of(3, 4), Shape.of(3, 5), Shape.of(3, 4, 5), Shape.scalar(), Shape.scalar(), Shape.of(2)),
                state.entrySet().stream().filter(entry -> entry.getKey().contains("/")).map(entry -> entry.getValue().shape()).toList());
    }

    @Test
    void lambStepsByTheLengthOfTheWeight() {
        var weight = new ArrayParameter("w", 3, 4);

        assertArrayEquals(new float[] {3 - 0.5f / (float) Math.sqrt(2), 4 + 0.5f / (float) Math.sqrt(2)},
                train(new Lamb(0.1), weight, Tensor.of(new float[] {2, -7}, 2)), FLOAT_TOLERANCE);
    }

    @Test
    void lambStepsByTheLearningRateWhereTheWeightIsZero() {
        assertArrayEquals(new float[] {-0.1f, 0.1f},
                train(new Lamb(0.1), new ArrayParameter("w", 0, 0), Tensor.of(new float[] {2, -7}, 2)), FLOAT_TOLERANCE);
    }
}
