package dev.corno.training;

import dev.corno.backend.StepResult;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.metrics.Metric;
import dev.corno.metrics.MetricState;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loss and metrics over the batches seen, under Keras's names: {@code loss}, then {@code <output>_loss} where there are several
 * outputs, then metrics, with {@code <output>_} in front where there are several outputs. The second of two metrics of the same name
 * becomes {@code <name>_1}; a weighted one becomes {@code weighted_<name>}. Last come values that a training step reports besides.
 */
final class MetricTable {

    private final List<String> outputs;
    private final List<Column> columns = new ArrayList<>();
    private final double[] lossSums;
    private final Map<String, Double> otherSums = new LinkedHashMap<>();
    private long rows;

    MetricTable(Trainee model) {
        outputs = model.outputNames();
        lossSums = new double[outputs.size() + 1];
        Map<String, Integer> uses = new LinkedHashMap<>();
        addColumns(model.metrics(), false, uses);
        addColumns(model.weightedMetrics(), true, uses);
    }

    private void addColumns(List<List<Metric>> metrics, boolean weighted, Map<String, Integer> uses) {
        for (int output = 0; output < metrics.size(); output++) {
            for (Metric metric : metrics.get(output)) {
                String name = prefix(output) + metric.name();
                if (weighted && uses.containsKey(name)) {
                    name = prefix(output) + "weighted_" + metric.name();
                }
                int earlier = uses.merge(name, 1, Integer::sum) - 1;
                columns.add(new Column(earlier == 0 ? name : name + "_" + earlier, output, weighted, metric.start()));
            }
        }
    }

    private String prefix(int output) {
        return outputs.size() == 1 ? "" : outputs.get(output) + "_";
    }

    /** Forgets all batches. */
    void reset() {
        Arrays.fill(lossSums, 0);
        rows = 0;
        otherSums.clear();
        columns.forEach(column -> column.state().reset());
    }

    /** Adds a batch. */
    void add(Batch batch, StepResult result) {
        rows += batch.rows();
        lossSums[0] += result.loss() * batch.rows();
        for (int output = 0; output < outputs.size(); output++) {
            lossSums[output + 1] += result.outputLosses().get(output) * batch.rows();
        }
        result.others().forEach((name, value) -> otherSums.merge(name, value * batch.rows(), Double::sum));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Optional<Tensor> weight = column.weighted() ? weightOf(batch, column.output()) : Optional.empty();
            Optional<Tensor> mask = result.masks().isEmpty() ? Optional.empty() : result.masks().get(column.output());
            column.state().update(batch.y().get(column.output()), result.outputs().get(column.output()), weight, mask);
        }
    }

    private static Optional<Tensor> weightOf(Batch batch, int output) {
        List<Tensor> weights = batch.sampleWeight();
        return weights.isEmpty() ? Optional.empty() : Optional.of(weights.get(Math.min(output, weights.size() - 1)));
    }

    /** {@return the values over all batches added} */
    Logs logs() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", lossSums[0] / Math.max(rows, 1));
        for (int output = 0; output < outputs.size() && outputs.size() > 1; output++) {
            values.put(outputs.get(output) + "_loss", lossSums[output + 1] / Math.max(rows, 1));
        }
        columns.forEach(column -> column.put(values));
        otherSums.forEach((name, sum) -> values.put(name, sum / Math.max(rows, 1)));
        return new Logs(values);
    }

    /**
     * What was gathered, for {@link #restore}.
     *
     * @param rows samples added
     * @param lossSums the sums behind the losses
     * @param otherSums the sums behind what the training step reports besides
     * @param metrics the snapshot of each metric
     */
    record Snapshot(long rows, List<Double> lossSums, Map<String, Double> otherSums, List<List<Double>> metrics) {
    }

    Snapshot snapshot() {
        return new Snapshot(rows, list(lossSums), new LinkedHashMap<>(otherSums),
                columns.stream().map(column -> list(column.state().snapshot())).toList());
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /**
     * Goes on from what was gathered earlier.
     *
     * @throws IllegalArgumentException if it was gathered by other metrics
     */
    void restore(Snapshot snapshot) {
        if (snapshot.lossSums().size() != lossSums.length || snapshot.metrics().size() != columns.size()) {
            throw new IllegalArgumentException("fit: expects the model of the training that is restored, which had "
                    + (snapshot.lossSums().size() - 1) + " outputs and " + snapshot.metrics().size() + " metrics, got " + outputs.size()
                    + " and " + columns.size() + ". Compile the model as it was, or delete the backup.");
        }
        reset();
        rows = snapshot.rows();
        Arrays.setAll(lossSums, snapshot.lossSums()::get);
        otherSums.putAll(snapshot.otherSums());
        for (int i = 0; i < columns.size(); i++) {
            List<Double> numbers = snapshot.metrics().get(i);
            if (!numbers.isEmpty()) {
                columns.get(i).state().restore(numbers.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
    }

    long rows() {
        return rows;
    }

    private record Column(String name, int output, boolean weighted, MetricState state) {

        /** A metric with a number for each class gives {@code name[0]}, {@code name[1]} and so on. */
        void put(Map<String, Double> values) {
            Tensor result = state.result();
            for (int i = 0; i < result.size(); i++) {
                values.put(result.rank() == 0 ? name : name + "[" + i + "]", result.flatDouble(i));
            }
        }
    }
}
