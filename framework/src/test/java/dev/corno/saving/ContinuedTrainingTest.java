package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.regularization.Dropout;
import dev.corno.losses.Losses;
import dev.corno.metrics.Metrics;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adafactor;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.Adamax;
import dev.corno.optimizers.Ftrl;
import dev.corno.optimizers.Lamb;
import dev.corno.optimizers.Lion;
import dev.corno.optimizers.LossScaleOptimizer;
import dev.corno.optimizers.Muon;
import dev.corno.optimizers.Nadam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.OptimizerGroups;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.ScheduleFreeAdamW;
import dev.corno.optimizers.schedules.CosineDecay;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.OneCycle;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContinuedTrainingTest {

    @TempDir
    private Path folder;

    static List<Optimizer> optimizers() {
        return List.of(new Adam(0.02), new SGD(0.1).momentum(0.9).useEma(true), new RMSprop(0.01).gradientAccumulationSteps(2),
                new Adam(new ExponentialDecay(0.05, 3, 0.5)).amsgrad(true), new Adamax(0.01), new Nadam(new CosineDecay(0.02, 12)),
                new ScheduleFreeAdamW(0.01).warmupSteps(5),
                new Lamb(0.01).lossScaleFactor(16), new Lion(0.01), new Ftrl(0.1), new Adafactor(0.05), new Muon(0.01).excludeLayers("dense_1"),
                new LossScaleOptimizer(new AdamW(0.01).excludeFromWeightDecay("bias")).dynamicGrowthSteps(4),
                new OptimizerGroups(new Adam(0.01)).group("dense_1", new SGD(new OneCycle(0.1, 12)).momentum(0.9)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void savedTrainingGoesOnExactly(Optimizer optimizer) {
        Model straight = model(optimizer);
        fit(straight, 0, 2);
        Path file = folder.resolve("m.keras");
        straight.save(file);
        fit(straight, 2, 4);

        Model continued = Model.load(file);
        fit(continued, 2, 4);

        assertEquals(straight.weights(), continued.weights());
    }

    @Test
    void savingBeforeTrainingChangesNothing() {
        Model plain = model(new ScheduleFreeAdamW(0.01));
        Model saved = model(new ScheduleFreeAdamW(0.01));
        saved.save(folder.resolve("m.keras"));
        for (Model each : List.of(plain, saved)) {
            each.weights(Map.of("dense/kernel", Tensor.full(0.25f, 4, 6)));
            fit(each, 0, 1);
        }

        assertEquals(plain.weights(), saved.weights());
    }

    private static Model model(Optimizer optimizer) {
        Model model = new Sequential(new Input(4), new Dense(6, Activations.RELU), new BatchNormalization(), new Dropout(0.3),
                new Dense(1)).seed(11);
        model.compile(optimizer, Losses.MEAN_SQUARED_ERROR, Metrics.MAE);
        return model;
    }

    private static void fit(Model model, int from, int to) {
        model.fit(random(24, 4, 1), random(24, 1, 2), Fit.epochs(to).initialEpoch(from).batchSize(8).verbose(Verbosity.SILENT));
    }

    private static Tensor random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.of(values, rows, columns);
    }
}
