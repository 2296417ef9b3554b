package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.metrics.Metric;
import dev.corno.metrics.MetricState;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** Runs Keras's cases of metrics: the result after each of several batches, with and without sample weights, and the state. */
final class MetricCases {

    private MetricCases() {
    }

    static void run(KerasCase keras) {
        Metric metric = CaseRunner.read(objects -> objects.metric(keras.config()));
        MetricState plain = metric.start();
        update(keras, plain, "results", false);
        checkState(keras, plain.variables());
        if (keras.has("results_weighted")) {
            update(keras, metric.start(), "results_weighted", true);
        }
        plain.reset();
        if (keras.has("result_after_reset")) {
            keras.close("result after reset", plain.result(), keras.array("result_after_reset"));
        }
    }

    private static void update(KerasCase keras, MetricState state, String results, boolean weighted) {
        boolean raw = keras.has("values_0");
        for (int batch = 0; batch < keras.json().get("batches").asInt(); batch++) {
            Tensor yPred = keras.array((raw ? "values_" : "y_pred_") + batch);
            Tensor yTrue = raw ? yPred : keras.array("y_true_" + batch);
            boolean hasWeight = raw ? batch % 2 == 1 : weighted;
            state.update(yTrue, yPred, hasWeight ? Optional.of(keras.array("sample_weight_" + batch)) : Optional.empty());
            Tensor expected = keras.array(results).slice(batch, batch + 1);
            keras.close(results + " after batch " + batch, state.result().reshape(expected.shape().toArray()), expected);
        }
    }

    private static void checkState(KerasCase keras, Map<String, Tensor> variables) {
        for (JsonNode variable : keras.json().path("variables")) {
            String name = variable.get("name").asText();
            keras.close(name, variables.get(name), keras.array(variable.get("array").asText()));
        }
    }
}
