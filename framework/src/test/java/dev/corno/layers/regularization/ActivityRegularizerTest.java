package dev.corno.layers.regularization;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
