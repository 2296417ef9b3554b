package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.optimizers.ArrayParameter;
import dev.corno.optimizers.KerasOptimizer;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.WeightUpdater;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Runs Keras's cases of optimizers: the weights after each of several updates, the learning rates, and the optimizer's memory. */
final class OptimizerCases {

    private OptimizerCases() {
    }

    static void run(KerasCase keras) {
        List<ArrayParameter> parameters = parameters(keras);
        WeightUpdater updater = new WeightUpdater(optimizer(keras), parameters);
        for (int step = 0; step < keras.json().get("steps").asInt(); step++) {
            keras.close("learning rate at step " + step, updater.learningRate(), keras.array("learning_rate").flatDouble(step));
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).gradient(row(keras.array("grad_" + i), step));
            }
            updater.step();
            for (int i = 0; i < parameters.size(); i++) {
                keras.close(parameters.get(i).path() + " after step " + step, parameters.get(i).value(),
                        row(keras.array("var_" + i + "_steps"), step));
            }
        }
        checkState(keras, updater.state());
        updater.finishTraining();
        for (int i = 0; i < parameters.size() && keras.has("var_" + i + "_finalized"); i++) {
            keras.close(parameters.get(i).path() + " at the end", parameters.get(i).value(), keras.array("var_" + i + "_finalized"));
        }
    }

    private static Optimizer optimizer(KerasCase keras) {
        Optimizer optimizer = CaseRunner.read(objects -> objects.optimizer(keras.config()));
        JsonNode undecayed = keras.json().path("exclude_from_weight_decay");
        return undecayed.isEmpty() ? optimizer : ((KerasOptimizer<?>) optimizer).excludeFromWeightDecay(
                StreamSupport.stream(undecayed.spliterator(), false).map(JsonNode::asText).toArray(String[]::new));
    }

    private static List<ArrayParameter> parameters(KerasCase keras) {
        List<ArrayParameter> parameters = new ArrayList<>();
        for (JsonNode name : keras.json().get("variable_names")) {
            parameters.add(new ArrayParameter(name.asText(), keras.array("var_" + parameters.size() + "_init")));
        }
        return parameters;
    }

    private static Tensor row(Tensor steps, int step) {
        return steps.slice(step, step + 1).reshape(steps.shape().slice(1, steps.rank()).toArray());
    }

    private static void checkState(KerasCase keras, Map<String, Tensor> state) {
        List<String> names = List.copyOf(state.keySet());
        JsonNode variables = keras.json().get("optimizer_variables");
        if (variables.size() != names.size()) {
            throw new KerasMismatch("memory has " + names + ", Keras's has " + variables.findValuesAsText("path"), Double.NaN);
        }
        for (int i = 0; i < names.size(); i++) {
            String path = variables.get(i).get("path").asText();
            if (!("/" + path).endsWith("/" + kerasName(names.get(i)))) {
                throw new KerasMismatch("memory has " + names.get(i) + " at position " + i + ", Keras's has " + path, Double.NaN);
            }
            keras.close(names.get(i), state.get(names.get(i)), keras.array("state_" + i));
        }
    }

    // Some of Keras's optimizers call their memory nothing, or as the weight is called.
    private static String kerasName(String name) {
        return name.equals("u_product") ? "variable" : name.replaceFirst("^loss_scale/", "").replaceFirst("/[rc]$", "").replace('/', '_');
    }
}
