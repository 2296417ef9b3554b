package dev.corno.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.KerasCase;
import dev.corno.KerasMismatch;
import dev.corno.graph.NetworkLayer;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what an application computes with Keras's, from weights and pictures that a formula gives. */
final class ApplicationForwardCases {

    private static final double STATISTICS_TOLERANCE = 1e-4;
    private static final double CHECKSUM_RTOL = 1e-6;

    private ApplicationForwardCases() {
    }

    static void run(KerasCase keras) {
        Model model = KerasApplications.read(keras.config()).build();
        setWeights(keras, model);
        Tensor x = FormulaNumbers.input(keras.json(), model.inputShape().prepend(keras.json().get("batch").asInt()));
        try {
            keras.close("output", model.predict(x), keras.array("output_0"));
        } catch (KerasMismatch e) {
            throw new KerasMismatch(e.getMessage() + "; " + firstDifference(model, x, keras.json().get("layer_stats")),
                    e.worstDifference());
        }
    }

    private static void setWeights(KerasCase keras, Model model) {
        JsonNode rows = keras.json().get("weights");
        double gain = keras.json().get("gain").asDouble();
        Map<String, Tensor> weights = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            Tensor weight = FormulaNumbers.weight(i, rows.get(i), gain);
            weights.put(rows.get(i).get("path").asText(), weight);
            sum += FormulaNumbers.sumOfAbsolutes(weight);
        }
        double expected = keras.json().get("weights_checksum_sum_abs").asDouble();
        if (Math.abs(sum - expected) > CHECKSUM_RTOL * expected) {
            throw new KerasMismatch("the sum of all weights' absolutes is " + sum + ", Keras's is " + expected, sum - expected);
        }
        model.weights(weights);
    }

    /** Says which layer is the first, in Keras's order, whose output is not Keras's. */
    private static String firstDifference(Model model, Tensor x, JsonNode statistics) {
        Map<String, JsonNode> expected = new HashMap<>();
        statistics.forEach(row -> expected.put(row.get("layer").asText(), row));
        List<NetworkLayer> layers = model.layers().stream().filter(layer -> !layer.isInput()).toList();
        List<Tensor> outputs = new Model(model.network().inputs(), layers.stream().map(layer -> layer.nodes().get(0).output()).toList())
                .predict(List.of(x));
        for (int i = 0; i < layers.size(); i++) {
            JsonNode row = expected.get(layers.get(i).name());
            String difference = row == null ? "" : difference(outputs.get(i), row);
            if (!difference.isEmpty()) {
                return "the first layer that differs is " + layers.get(i).name() + ", whose " + difference;
            }
        }
        return "no layer's statistics differ";
    }

    private static String difference(Tensor output, JsonNode expected) {
        Map<String, Double> actual = FormulaNumbers.statistics(output);
        return actual.entrySet().stream()
                .filter(entry -> isFar(entry.getValue(), expected.get(entry.getKey()).asDouble()))
                .map(entry -> entry.getKey() + " is " + entry.getValue() + " instead of " + expected.get(entry.getKey()))
                .findFirst().orElse("");
    }

    private static boolean isFar(double actual, double expected) {
        return !(Math.abs(actual - expected) <= STATISTICS_TOLERANCE * Math.max(1, Math.abs(expected)));
    }
}
