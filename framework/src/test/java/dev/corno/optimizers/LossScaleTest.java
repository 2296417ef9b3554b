package dev.corno.optimizers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.models.Sequential;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossScaleTest {

    private final ArrayParameter weight = new ArrayParameter("dense/kernel", 1, 2);

    private WeightUpdater updater(Optimizer optimizer) {
        return new WeightUpdater(optimizer, List.of(weight));
    }

    @Test
    void gradientsAreDividedByTheScale() {
        weight.gradient(8, 16);
        WeightUpdater updater = updater(new SGD(1).lossScaleFactor(8));
        updater.step();

        assertEquals(8, updater.lossScale());
        assertEquals(Tensor.of(new float[] {0, 0}, 2), weight.value());
    }

    @Test
    void withoutAFactorTheLossIsNotScaled() {
        assertEquals(1, updater(new SGD(1)).lossScale());
    }

    @Test
    void gradientsThatAreNotFiniteChangeNothingAndHalveTheScale() {
        weight.gradient(1, Float.POSITIVE_INFINITY);
        WeightUpdater updater = updater(new LossScaleOptimizer(new Adam(1)).initialScale(16));
        updater.step();

        assertEquals(Tensor.of(new float[] {1, 2}, 2), weight.value());
        assertEquals(8, updater.lossScale());
        assertEquals(0, updater.iterations());
    }

    @Test
    void theScaleDoublesAfterEnoughFiniteSteps() {
        weight.gradient(0, 0);
        WeightUpdater updater = updater(new LossScaleOptimizer(new SGD(1)).initialScale(16).dynamicGrowthSteps(2));
        updater.step();
        assertEquals(16, updater.lossScale());
        updater.step();
        assertEquals(32, updater.lossScale());
        updater.step();

        assertEquals(32, updater.lossScale());
    }

    @Test
    void aStepThatIsLeftOutStartsTheCountAgain() {
        WeightUpdater updater = updater(new LossScaleOptimizer(new SGD(1)).initialScale(16).dynamicGrowthSteps(2));
        weight.gradient(0, 0);
        updater.step();
        weight.gradient(Float.NaN, 0);
        updater.step();
        weight.gradient(0, 0);
        updater.step();

        assertEquals(8, updater.lossScale());
    }

    @Test
    void theInnerFactorIsNotUsed() {
        weight.gradient(4, 8);
        WeightUpdater updater = updater(new LossScaleOptimizer(new SGD(1).lossScaleFactor(100)).initialScale(4));
        updater.step();

        assertEquals(Tensor.of(new float[] {0, 0}, 2), weight.value());
    }

    @Test
    void stateIsInTheOrderOfKerasFiles() {
        WeightUpdater updater = updater(new LossScaleOptimizer(new SGD(0.5).momentum(0.5)));

        assertEquals(List.of("loss_scale/iteration", "loss_scale/learning_rate", "loss_scale/step_counter", "loss_scale/dynamic_scale",
                "iteration", "learning_rate", "dense/kernel/momentum"), List.copyOf(updater.state().keySet()));
    }

    @Test
    void restoredScalesGoOn() {
        Optimizer optimizer = new LossScaleOptimizer(new SGD(0.5)).initialScale(16).dynamicGrowthSteps(2);
        WeightUpdater updater = updater(optimizer);
        weight.gradient(0, Float.NaN);
        updater.step();
        weight.gradient(0, 0);
        updater.step();
        WeightUpdater restored = updater(optimizer);
        restored.restore(updater.state());
        restored.step();

        assertEquals(16, restored.lossScale());
    }

    static List<Optimizer> scaled() {
        return List.of(new SGD(0.01).momentum(0.5).lossScaleFactor(1024), new LossScaleOptimizer(new SGD(0.01).momentum(0.5)),
                new LossScaleOptimizer(new OptimizerGroups(new SGD(0.01).momentum(0.5)).group("bias", new SGD(0.01).momentum(0.5))));
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void modelsTrainAsWithoutAScale(Optimizer optimizer) {
        assertEquals(trained(new SGD(0.01).momentum(0.5)), trained(optimizer));
    }

    private static Map<String, Tensor> trained(Optimizer optimizer) {
        var model = new Sequential(new Input(2), new Dense(2).kernelRegularizer(new L2(0.125)), new Dense(1)).seed(5);
        model.compile(optimizer, Losses.MEAN_SQUARED_ERROR);
        model.fit(Tensor.of(new float[] {1, 2, 3, 4, 5, -6}, 3, 2), Tensor.of(new float[] {1, 0, -1}, 3, 1),
                Fit.epochs(4).batchSize(2).verbose(Verbosity.SILENT));
        return model.weights();
    }

    @Test
    void rejectsScalesOutOfRange() {
        assertFails("LossScaleOptimizer: initialScale must be a positive number, got 0.0.",
                () -> new LossScaleOptimizer(new SGD()).initialScale(0));
        assertFails("LossScaleOptimizer: dynamicGrowthSteps must be at least 1, got 0.",
                () -> new LossScaleOptimizer(new SGD()).dynamicGrowthSteps(0));
        assertFails("LossScaleOptimizer: innerOptimizer must not be a LossScaleOptimizer itself. Give it that one's innerOptimizer.",
                () -> new LossScaleOptimizer(new LossScaleOptimizer(new SGD())));
    }
}
