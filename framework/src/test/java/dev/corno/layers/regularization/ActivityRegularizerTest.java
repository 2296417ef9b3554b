package dev.corno.layers.regularization;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv1DTranspose;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.Conv2DTranspose;
import dev.corno.layers.convolutional.DepthwiseConv1D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.convolutional.SeparableConv1D;
import dev.corno.layers.convolutional.SeparableConv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.ConvLSTM1D;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.SimpleRNN;
import dev.corno.losses.Losses;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.L2;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivityRegularizerTest {

    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, -1}, 2, 2);

    /** {@code sum(x^2)} by its numbers, without an expression. */
    private record Squares() implements Regularizer {

        @Override
        public double penalty(float[] weight, Shape shape) {
            return new L2(1).penalty(weight, shape);
        }

        @Override
        public void addGradient(float[] weight, Shape shape, float[] gradient) {
            new L2(1).addGradient(weight, shape, gradient);
        }
    }

    // y = x * (2, 1) = (4, 5); the loss is the mean of (y - (4, 5))^2, which is 0, plus 0.5 * (16 + 25) / 2.
    @Test
    void thePenaltyIsDividedByTheNumberOfSamples() {
        Model model = model(new Dense(1).useBias(false).activityRegularizer(new L2(0.5)));
        assertEquals(10.25, model.evaluate(X, Tensor.of(new float[] {4, 5}, 2, 1)).loss(), 1e-5);
    }

    // Its gradient is 0.5 * 2 * (4 * (1, 2) + 5 * (3, -1)) / 2 = (9.5, 1.5).
    @Test
    void itsGradientReachesTheWeights() {
        assertArrayEquals(new float[] {1.05f, 0.85f}, trained(new Dense(1).useBias(false).activityRegularizer(new L2(0.5))), 1e-5f);
    }

    @Test
    void aPenaltyOfOnesOwnNeedsNoExpression() {
        assertArrayEquals(trained(new Dense(1).useBias(false).activityRegularizer(new L2(1))),
                trained(new Dense(1).useBias(false).activityRegularizer(new Squares())), 1e-5f);
    }

    @Test
    void aLossThatSkipsTheActivationStillPenalizesTheOutput() {
        Model model = new Sequential(new Input(2), new Dense(3, SOFTMAX).activityRegularizer(new L2(100)).name("dense"));
        model.weights(Map.of("dense/kernel", Tensor.of(new float[] {2, 0, 0, 1, 0, 0}, 2, 3), "dense/bias", Tensor.of(new float[] {0, 0, 0}, 3)));
        model.compile(new SGD(0.01), Losses.CATEGORICAL_CROSSENTROPY);
        Tensor y = Tensor.of(new float[] {1, 0, 0, 1, 0, 0}, 2, 3);
        double before = model.evaluate(X, y).loss();
        model.fit(X, y, Fit.epochs(20).verbose(Verbosity.SILENT));
        assertEquals(-1, Math.signum(model.evaluate(X, y).loss() - before));
    }

    @Test
    void filesKeepThePenalty(@TempDir Path folder) {
        Model model = model(new Dense(1).useBias(false).activityRegularizer(new L2(0.5)));
        model.save(folder.resolve("m.keras"));
        assertEquals(new L2(0.5), Model.load(folder.resolve("m.keras")).layer("dense").layer().activityRegularizer());
    }

    static Stream<Layer> layersOfSequences() {
        L2 penalty = new L2(0.5);
        return Stream.of(new Conv1D(3, 2).activityRegularizer(penalty), new Conv1DTranspose(3, 2).activityRegularizer(penalty),
                new DepthwiseConv1D(2).activityRegularizer(penalty), new SeparableConv1D(3, 2).activityRegularizer(penalty),
                new SimpleRNN(3).activityRegularizer(penalty), new LSTM(3).returnSequences(true).activityRegularizer(penalty),
                new GRU(3).activityRegularizer(penalty), new RNN(new LSTMCell(3)).activityRegularizer(penalty),
                new Bidirectional(new GRU(3).returnSequences(true).activityRegularizer(penalty)));
    }

    static Stream<Layer> layersOfPictures() {
        L2 penalty = new L2(0.5);
        return Stream.of(new Conv2D(3, 2).activityRegularizer(penalty), new Conv2DTranspose(3, 2).activityRegularizer(penalty),
                new DepthwiseConv2D(2).activityRegularizer(penalty), new SeparableConv2D(3, 2).activityRegularizer(penalty),
                new ConvLSTM1D(3, 2).activityRegularizer(penalty));
    }

    @ParameterizedTest
    @MethodSource("layersOfSequences")
    void penalizesOutputsOfSequenceLayers(Layer layer) {
        checkPenalty(layer, Tensor.of(new float[] {1, 2, -1, 0.5f, 3, 1, 0, 2, -2, 1, 1, 1}, 2, 3, 2));
    }

    @ParameterizedTest
    @MethodSource("layersOfPictures")
    void penalizesOutputsOfPictureLayers(Layer layer) {
        checkPenalty(layer, Tensor.of(new float[] {1, 2, -1, 0.5f, 3, 1, 0, 2, -2, 1, 1, 1, 4, 1, 0, 2, 1, -3}, 1, 3, 3, 2));
    }

    @Test
    void penalizesRowsOfTables() {
        checkPenalty(new Embedding(4, 3).activityRegularizer(new L2(0.5)), Tensor.of(new float[] {1, 3, 0, 2}, 2, 2));
    }

    @Test
    void eachStateThatIsPutOutIsPenalizedToo() {
        var x = new Input(3, 2).tensor();
        var outputs = new SimpleRNN(2).returnState(true).activityRegularizer(new L2(0.5)).applyAll(List.of(x));
        var model = new Model(List.of(x), outputs).seed(1);
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        Tensor sequence = Tensor.full(0.5f, 1, 3, 2);
        List<Tensor> y = model.predict(List.of(sequence));

        assertEquals(2 * 0.5 * squares(y.get(0)), model.evaluate(List.of(sequence), y).loss(), 1e-5);
    }

    // What is wanted is what is predicted, so that the loss is the penalty alone.
    private static void checkPenalty(Layer layer, Tensor x) {
        Model model = new Sequential(new Input(x.shape().slice(1, x.rank())), layer).seed(1);
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        Tensor y = model.predict(x);

        assertEquals(0.5 * squares(y) / x.shape().dim(0), model.evaluate(x, y).loss(), 1e-5);
        assertEquals(model.evaluate(x, y).loss(), evaluated(Model.fromJson(model.toJson()), model, x, y), 1e-6);
    }

    private static double evaluated(Model read, Model written, Tensor x, Tensor y) {
        read.weights(written.weights());
        return read.evaluate(x, y).loss();
    }

    private static double squares(Tensor y) {
        double sum = 0;
        for (float value : y.toFloatArray()) {
            sum += value * value;
        }
        return sum;
    }

    @Test
    void aLayerThatOnlyPenalizesDoesTheSame() {
        Model model = new Sequential(new Input(2), new ActivityRegularization().l1(1).l2(0.5));
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        assertEquals((7 + 7.5) / 2, model.evaluate(X, X).loss(), 1e-5);
        assertFails("ActivityRegularization: l1 and l2 must be 0 or more, got -1.0 and 0.0.", () -> new ActivityRegularization().l1(-1));
    }

    @Test
    void penaltiesAreExpressionsToo() {
        assertEquals(Shape.scalar(), new L2(1).penalty(Expression.fill(2, Shape.of(3))).shape());
    }

    private static Model model(Layer layer) {
        Model model = new Sequential(new Input(2), layer.name("dense"));
        model.weights(Map.of("dense/kernel", Tensor.of(new float[] {2, 1}, 2, 1)));
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    private static float[] trained(Layer layer) {
        Model model = model(layer);
        model.fit(X, Tensor.of(new float[] {4, 5}, 2, 1), Fit.epochs(1).verbose(Verbosity.SILENT));
        return model.weights().get("dense/kernel").toFloatArray();
    }
}
