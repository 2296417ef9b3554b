package dev.corno.training;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.losses.Losses;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearningRateFinderTest {

    private static final LearningRateFinder FINDER = new LearningRateFinder().range(1e-5, 100).steps(60).batchSize(8);

    private static Model model(Optimizer optimizer) {
        Model model = new Sequential(new Input(4), new Dense(6, Activations.RELU), new BatchNormalization(), new Dense(1)).seed(3);
        model.compile(optimizer, Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    private static Tensor x() {
        Random random = new Random(1);
        float[] values = new float[40 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, 40, 4);
    }

    private static Tensor y() {
        float[] x = x().toFloatArray();
        float[] sums = new float[40];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 3 * x[4 * i] - 2 * x[4 * i + 1] + 1;
        }
        return Tensor.of(sums, 40, 1);
    }

    @Test
    void ratesRiseExponentiallyUntilTheLossExplodes() {
        LearningRateCurve curve = model(new SGD(0.1)).findLearningRate(x(), y(), FINDER);

        assertEquals(1e-5, curve.learningRates().get(0), 1e-12);
        assertEquals(Math.pow(1e7, 1.0 / 59), curve.learningRates().get(1) / curve.learningRates().get(0), 1e-9);
        assertTrue(curve.learningRates().size() < 60, () -> "the search went on to " + curve.learningRates());
    }

    @Test
    void suggestsARateThatTrains() {
        Model model = model(new SGD(0.1));
        LearningRateCurve curve = model.findLearningRate(x(), y(), FINDER);
        double rate = curve.suggestion().orElseThrow();

        assertTrue(rate < curve.lowest().orElseThrow() && rate > 1e-4, () -> "suggested " + rate + " of " + curve);
        double before = model.evaluate(x(), y()).loss();
        model.compile(new SGD(rate), Losses.MEAN_SQUARED_ERROR);
        model.fit(x(), y(), Fit.epochs(20).batchSize(8).verbose(Verbosity.SILENT));
        assertTrue(model.evaluate(x(), y()).loss() < before / 2);
    }

    @Test
    void trainingGoesOnAsIfNothingHadBeenTried() {
        Model tried = model(new Adam(0.01).useEma(true));
        Model straight = model(new Adam(0.01).useEma(true));
        Fit fit = Fit.epochs(2).batchSize(8).verbose(Verbosity.SILENT);
        tried.findLearningRate(x(), y(), FINDER);
        tried.fit(x(), y(), fit);
        straight.fit(x(), y(), fit);
        assertEquals(straight.weights(), tried.weights());
        tried.findLearningRate(x(), y(), FINDER);
        tried.fit(x(), y(), fit);
        straight.fit(x(), y(), fit);

        assertEquals(straight.weights(), tried.weights());
    }

    @Test
    void theSteepestDescentIsSuggested() {
        var curve = new LearningRateCurve(List.of(0.1, 0.2, 0.4, 0.8, 1.6), List.of(5.0, 4.9, 4.0, 2.0, 9.0));

        assertEquals(OptionalDouble.of(0.4), curve.suggestion());
        assertEquals(OptionalDouble.of(0.8), curve.lowest());
        assertEquals(OptionalDouble.empty(), new LearningRateCurve(List.of(0.1, 0.2, 0.3), List.of(1.0, 2.0, 3.0)).suggestion());
        assertEquals(OptionalDouble.empty(), new LearningRateCurve(List.of(), List.of()).lowest());
    }

    @Test
    void rejectsSchedules() {
        Model model = model(new SGD(new ExponentialDecay(0.1, 10, 0.5)));
        var error = assertThrows(IllegalStateException.class, () -> model.findLearningRate(x(), y(), FINDER));

        assertEquals("learningRate: expects an optimizer with a fixed learning rate, but SGD follows ExponentialDecay. "
                + "Give the optimizer a number, or leave the rate to its schedule.", error.getMessage());
    }

    @Test
    void rejectsOptionsOutOfRange() {
        assertFails("LearningRateFinder: expects 0 < minLearningRate < maxLearningRate, got 1.0 and 0.1.", () -> FINDER.range(1, 0.1));
        assertFails("LearningRateFinder: steps must be at least 3, got 2.", () -> FINDER.steps(2));
        assertFails("LearningRateFinder: batchSize must be at least 1, got 0.", () -> FINDER.batchSize(0));
        assertFails("LearningRateFinder: smoothing must be in [0, 1), got 1.0.", () -> FINDER.smoothing(1));
        assertFails("LearningRateFinder: divergence must be above 1, got 1.0.", () -> FINDER.divergence(1));
        assertFails("LearningRateCurve: expects a loss for each rate, got 0 losses for 1 rates.",
                () -> new LearningRateCurve(List.of(0.1), List.of()));
    }
}
