package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.StepResult;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.metrics.Mean;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Metrics;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricTableTest {

    private static final Metric MAE = new MeanOfPredictions("mae");
    private static final Metric ACCURACY = new MeanOfPredictions("accuracy");
    private static final Metric MEAN = new Mean();
    private static final Tensor PREDICTIONS = Tensor.of(new float[] {1, 3}, 2, 1);

    private static Logs logsOf(List<String> outputs, List<List<Metric>> metrics, List<List<Metric>> weighted, List<Tensor> weights) {
        MetricTable table = new MetricTable(ScriptedModel.measured(outputs, metrics, weighted));
        List<Tensor> each = outputs.stream().map(output -> PREDICTIONS).toList();
        List<Double> losses = outputs.stream().map(output -> (double) output.length()).toList();
        table.add(new Batch(List.of(PREDICTIONS), each, weights), new StepResult(0.5, losses, each));
        return table.logs();
    }

    @Test
    void oneOutputHasPlainNames() {
        Logs logs = logsOf(List.of("dense"), List.of(List.of(ACCURACY, MAE)), List.of(), List.of());
        assertEquals("{loss=0.5, accuracy=2.0, mae=2.0}", logs.values().toString());
    }

    @Test
    void severalOutputsPrefixTheirs() {
        Logs logs = logsOf(List.of("reg", "cls3"), List.of(List.of(MAE), List.of(ACCURACY)), List.of(), List.of());
        assertEquals("{loss=0.5, reg_loss=3.0, cls3_loss=4.0, reg_mae=2.0, cls3_accuracy=2.0}", logs.values().toString());
    }

    @Test
    void namesThatRepeatAreNumbered() {
        Logs logs = logsOf(List.of("dense"), List.of(List.of(MAE, MAE, MAE)), List.of(), List.of());
        assertEquals("[loss, mae, mae_1, mae_2]", logs.values().keySet().toString());
    }

    @Test
    void onlyWeightedMetricsUseSampleWeights() {
        Tensor weights = Tensor.of(new float[] {1, 0}, 2);
        Logs logs = logsOf(List.of("dense"), List.of(List.of(MAE)), List.of(List.of(MAE, ACCURACY)), List.of(weights));
        assertEquals("{loss=0.5, mae=2.0, weighted_mae=1.0, accuracy=1.0}", logs.values().toString());
    }

    @Test
    void oneSetOfWeightsServesAllOutputs() {
        Tensor weights = Tensor.of(new float[] {0, 1}, 2);
        Logs logs = logsOf(List.of("a", "b"), List.of(), List.of(List.of(MAE), List.of(MAE)), List.of(weights));
        assertEquals("{loss=0.5, a_loss=1.0, b_loss=1.0, a_mae=3.0, b_mae=3.0}", logs.values().toString());
    }

    @Test
    void metricsGatherAcrossBatchesUntilReset() {
        MetricTable table = new MetricTable(ScriptedModel.measured(List.of("dense"), List.of(List.of(MAE)), List.of()));
        Tensor five = Tensor.of(new float[] {5}, 1, 1);
        table.add(new Batch(List.of(PREDICTIONS), List.of(PREDICTIONS), List.of()), new StepResult(1, List.of(1.0), List.of(PREDICTIONS)));
        table.add(new Batch(List.of(five), List.of(five), List.of()), new StepResult(4, List.of(4.0), List.of(five)));
        assertEquals("{loss=2.0, mae=3.0}", table.logs().values().toString());
        table.reset();
        table.add(new Batch(List.of(five), List.of(five), List.of()), new StepResult(4, List.of(4.0), List.of(five)));
        assertEquals("{loss=4.0, mae=5.0}", table.logs().values().toString());
    }

    @Test
    void aMaskOfAnOutputCountsForItsMeans() {
        List<List<Metric>> plain = List.of(List.of(MEAN, Metrics.PRECISION), List.of(MEAN));
        MetricTable table = new MetricTable(ScriptedModel.measured(List.of("a", "b"), plain, List.of(List.of(MEAN), List.of(MEAN))));
        Tensor yTrue = Tensor.of(new float[] {0, 1}, 2, 1);
        List<Tensor> both = List.of(PREDICTIONS, PREDICTIONS);
        List<Optional<Tensor>> masks = List.of(Optional.of(Tensor.of(new float[] {0, 1}, 2)), Optional.empty());
        table.add(new Batch(List.of(PREDICTIONS), List.of(yTrue, yTrue), List.of(Tensor.of(new float[] {3, 1}, 2))),
                new StepResult(1, List.of(1.0, 1.0), both, masks, Map.of()));

        assertEquals("{loss=1.0, a_loss=1.0, b_loss=1.0, a_mean=3.0, a_precision=0.5, b_mean=2.0, a_weighted_mean=3.0, b_weighted_mean=1.5}",
                table.logs().values().toString());
    }

    @Test
    void aMetricWithSeveralNumbersHasAnEntryForEach() {
        MetricTable table = new MetricTable(ScriptedModel.measured(List.of("dense"), List.of(List.of(Metrics.F1_SCORE)), List.of()));
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0.9f, 0.1f, 0.9f, 0.1f}, 2, 2);
        table.add(Batch.of(yPred, yTrue), new StepResult(1, List.of(1.0), List.of(yPred)));

        assertEquals("[loss, f1_score[0], f1_score[1]]", table.logs().values().keySet().toString());
        assertEquals(2 / 3.0, table.logs().values().get("f1_score[0]"), 1e-6);
        assertEquals(0, table.logs().values().get("f1_score[1]"));
    }
}
