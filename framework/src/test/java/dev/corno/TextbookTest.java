package dev.corno;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.activations.Activations.TANH;
import static dev.corno.losses.Losses.BINARY_CROSSENTROPY;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;
import static dev.corno.training.Verbosity.SILENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.TerminateOnNaN;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first programs of every course come out as the books say; docs/textbook.md shows them. */
class TextbookTest {

    private static final Tensor LINE_X = Tensor.of(new float[] {-1, 0, 1, 2, 3, 4}, 6, 1);
    private static final Tensor LINE_Y = Tensor.of(new float[] {-3, -1, 1, 3, 5, 7}, 6, 1);
    private static final Tensor PAIRS = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
    private static final Tensor AND = Tensor.of(new float[] {0, 0, 0, 1}, 4, 1);
    private static final Tensor XOR = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);

    @Test
    void gradientDescentFindsALine() {
        var line = new Sequential(new Input(1), new Dense(1)).seed(1);
        line.compile(new SGD(0.05), MEAN_SQUARED_ERROR);
        line.fit(LINE_X, LINE_Y, Fit.epochs(300).verbose(SILENT));

        assertEquals(2, line.weights().get("dense/kernel").item(), 1e-2);
        assertEquals(-1, line.weights().get("dense/bias").item(), 1e-2);
    }

    @Test
    void gradientDescentFindsAPlane() {
        var random = new Random(7);
        float[] x = new float[200 * 3];
        float[] y = new float[200];
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 3; j++) {
                x[i * 3 + j] = (float) random.nextGaussian();
            }
            y[i] = 3 * x[i * 3] - 2 * x[i * 3 + 1] + 0.5f * x[i * 3 + 2] + 1;
        }
        var plane = new Sequential(new Input(3), new Dense(1)).seed(1);
        plane.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        plane.fit(Tensor.of(x, 200, 3), Tensor.of(y, 200, 1), Fit.epochs(40).verbose(SILENT));

        assertArrayEquals(new float[] {3, -2, 0.5f}, plane.weights().get("dense/kernel").toFloatArray(), 1e-3f);
        assertEquals(1, plane.weights().get("dense/bias").item(), 1e-3);
    }

    @Test
    void logisticRegressionFindsTheThreshold() {
        var hours = Tensor.of(new float[] {0.5f, 1, 1.5f, 2, 2.5f, 3.5f, 4, 4.5f, 5, 5.5f}, 10, 1);
        var passed = Tensor.of(new float[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, 10, 1);
        var logistic = new Sequential(new Input(1), new Dense(1, SIGMOID)).seed(1);
        logistic.compile(new Adam(0.1), BINARY_CROSSENTROPY, ACCURACY);
        logistic.fit(hours, passed, Fit.epochs(200).verbose(SILENT));

        assertEquals(1, logistic.evaluate(hours, passed).get("accuracy"));
    }

    @Test
    void softmaxRegressionTellsThreeCloudsApart() {
        var random = new Random(3);
        float[][] centres = {{0, 2}, {-2, -1}, {2, -1}};
        float[] points = new float[300 * 2];
        int[] clouds = new int[300];
        for (int i = 0; i < 300; i++) {
            clouds[i] = i % 3;
            points[i * 2] = centres[clouds[i]][0] + 0.5f * (float) random.nextGaussian();
            points[i * 2 + 1] = centres[clouds[i]][1] + 0.5f * (float) random.nextGaussian();
        }
        var softmax = new Sequential(new Input(2), new Dense(3, SOFTMAX)).seed(1);
        softmax.compile(new SGD(0.5), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        softmax.fit(Tensor.of(points, 300, 2), Tensor.of(clouds, 300), Fit.epochs(20).verbose(SILENT));

        assertTrue(softmax.evaluate(Tensor.of(points, 300, 2), Tensor.of(clouds, 300)).get("accuracy") > 0.98);
    }

    @Test
    void aPerceptronLearnsAnd() {
        var perceptron = new Sequential(new Input(2), new Dense(1, SIGMOID)).seed(1);
        perceptron.compile(new SGD(1), BINARY_CROSSENTROPY, ACCURACY);
        perceptron.fit(PAIRS, AND, Fit.epochs(200).verbose(SILENT));

        assertEquals(1, perceptron.evaluate(PAIRS, AND).get("accuracy"));
    }

    @Test
    void aPerceptronCannotLearnXor() {
        var perceptron = new Sequential(new Input(2), new Dense(1, SIGMOID)).seed(1);
        perceptron.compile(new Adam(0.05), BINARY_CROSSENTROPY, ACCURACY);
        perceptron.fit(PAIRS, XOR, Fit.epochs(300).verbose(SILENT));

        assertTrue(perceptron.evaluate(PAIRS, XOR).get("accuracy") <= 0.75);
    }

    @Test
    void aHiddenLayerLearnsXor() {
        var hidden = new Sequential(new Input(2), new Dense(8, TANH), new Dense(1, SIGMOID)).seed(1);
        hidden.compile(new Adam(0.05), BINARY_CROSSENTROPY, ACCURACY);
        hidden.fit(PAIRS, XOR, Fit.epochs(300).verbose(SILENT));

        assertEquals(1, hidden.evaluate(PAIRS, XOR).get("accuracy"));
    }

    @Test
    void aLearningRateThatIsTooLargeDivergesAndStops() {
        var line = new Sequential(new Input(1), new Dense(1)).seed(1);
        line.compile(new SGD(5), MEAN_SQUARED_ERROR);
        History history = line.fit(LINE_X, LINE_Y, Fit.epochs(200).callbacks(new TerminateOnNaN()).verbose(SILENT));

        assertTrue(history.stopReason().orElseThrow().startsWith("loss became "), history.stopReason().toString());
        assertTrue(history.epochs().size() < 200);
    }

    @Test
    void aStraightLineUnderfitsASineAndAWideNetworkOverfitsIt() {
        var straight = sine(new Sequential(new Input(1), new Dense(1)).seed(1));
        var wide = sine(new Sequential(new Input(1), new Dense(64, RELU), new Dense(64, RELU), new Dense(1)).seed(1));

        assertTrue(straight.last("loss") > 2 * wide.last("loss"), "a line cannot follow the points");
        assertTrue(wide.last("val_loss") > 2 * wide.last("loss"), "the noise of the training points was learnt");
    }

    private static History sine(Sequential model) {
        var random = new Random(5);
        float[] x = new float[40];
        float[] y = new float[40];
        for (int i = 0; i < 40; i++) {
            x[i] = random.nextFloat() * 2 - 1;
            y[i] = (float) Math.sin(3 * x[i]) + 0.3f * (float) random.nextGaussian();
        }
        model.compile(new Adam(0.02), MEAN_SQUARED_ERROR);
        return model.fit(Tensor.of(x, 40, 1), Tensor.of(y, 40, 1), Fit.epochs(300).batchSize(20).validationSplit(0.5).verbose(SILENT));
    }
}
