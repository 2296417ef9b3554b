package dev.corno.models;

import static dev.corno.losses.Losses.MEAN_ABSOLUTE_ERROR;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.ExpressionLoss;
import dev.corno.losses.Loss;
import dev.corno.metrics.ExpressionMetric;
import dev.corno.metrics.Metrics;
import dev.corno.optimizers.SGD;
import dev.corno.saving.Codec;
import dev.corno.saving.KerasObjects;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionLossTrainingTest {

    private static final Tensor X = Tensor.of(new float[] {1, 2, -1, 3, 0, 1, 2, 2}, 4, 2);
    private static final Tensor Y = Tensor.of(new float[] {1, 0, 2, -1}, 4);
    private static final ExpressionLoss SQUARES = new ExpressionLoss("squares", (yTrue, yPred) -> yTrue.minus(yPred).square().mean(false, -1));

    private static Model trained(Loss loss) {
        Model model = new Sequential(new Input(2), new Dense(1).name("dense")).seed(3);
        model.weights(Map.of("dense/kernel", Tensor.of(new float[] {0.5f, -0.25f}, 2, 1)));
        model.compile(new SGD(0.05), loss);
        model.fit(X, Y, Fit.epochs(3).batchSize(3).shuffle(false).sampleWeight(Tensor.of(new float[] {1, 2, 0, 1}, 4)).verbose(Verbosity.SILENT));
        return model;
    }

    @Test
    void trainsAsTheLossOfTheSameFormula() {
        assertArrayEquals(trained(MEAN_SQUARED_ERROR).weights().get("dense/kernel").toFloatArray(),
                trained(SQUARES).weights().get("dense/kernel").toFloatArray(), 1e-6f);
    }

    @Test
    void measuresAsTheMetricOfTheSameFormula() {
        Model model = new Sequential(new Input(2), new Dense(1)).seed(3);
        model.compile(new SGD(0.05), MEAN_ABSOLUTE_ERROR, Metrics.MAE, new ExpressionMetric("sizes", (yTrue, yPred) -> yTrue.minus(yPred).abs()));
        var result = model.evaluate(X, Y);

        assertEquals(result.get("mae"), result.get("sizes"), 1e-6);
    }

    @Test
    void aRegisteredFormulaIsSaved(@TempDir Path folder) {
        var objects = KerasObjects.standard().with(Codec.of(ExpressionLoss.class, (loss, config) -> config.put("name", loss.name()), config -> {
            config.text("name", null);
            return SQUARES;
        }));
        Model model = trained(SQUARES);
        model.save(folder.resolve("m.keras"), objects);

        assertEquals(model.evaluate(X, Y).loss(), Model.load(folder.resolve("m.keras"), objects).evaluate(X, Y).loss(), 1e-6);
    }
}
