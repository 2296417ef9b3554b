package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.data.Dataset;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import dev.corno.training.Evaluation;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Verbosity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Opens models that Keras saved, or builds them from its JSON, and trains them from Keras's first weights: predictions, history, last
 * weights.
 */
final class ModelCases {

    private ModelCases() {
    }

    static void run(KerasCase keras) {
        Path file = keras.folder().resolve("model.keras");
        Model model = CaseRunner.read(objects -> Files.exists(file) ? Model.load(file, objects) : Model.fromJson(json(keras), objects));
        if (Files.exists(file)) {
            compareWeights(keras, model);
        }
        model.weights(weights(keras, model, "_init"));
        model.compile(model.compilation().orElseThrow());
        List<Tensor> x = all(keras, "x_", "");
        List<Tensor> y = all(keras, "y_", "");
        compare(keras, "initial prediction", model.predict(x), "predict_initial_");
        compare(keras, "initial evaluation", evaluate(keras, model, x, y), keras.json().get("evaluate_initial"));
        History history = model.fit(x, y, options(keras));
        keras.json().get("history").properties().forEach(entry -> compareHistory(keras, entry.getKey(), entry.getValue(), history));
        compareWeights(keras, model);
        compare(keras, "final prediction", model.predict(x), "predict_final_");
        compare(keras, "final evaluation", evaluate(keras, model, x, y), keras.json().get("evaluate_final"));
    }

    // In the batches of the training: a mean over what masks leave is that of each batch.
    private static Evaluation evaluate(KerasCase keras, Model model, List<Tensor> x, List<Tensor> y) {
        return model.evaluate(Dataset.of(x, y).batchSize(keras.json().at("/fit/batch_size").asInt()));
    }

    private static String json(KerasCase keras) {
        ObjectNode json = keras.json().get("model").deepCopy();
        if (!json.has("compile_config")) {
            json.set("compile_config", keras.json().get("compile"));
        }
        return json.toString();
    }

    private static Fit options(KerasCase keras) {
        JsonNode fit = keras.json().get("fit");
        Fit options = Fit.epochs(fit.get("epochs").asInt()).batchSize(fit.get("batch_size").asInt())
                .shuffle(fit.path("shuffle").asBoolean()).verbose(Verbosity.SILENT);
        if (fit.path("class_weight").isObject()) {
            Map<Integer, Double> factors = new LinkedHashMap<>();
            fit.get("class_weight").properties().forEach(entry -> factors.put(Integer.valueOf(entry.getKey()), entry.getValue().asDouble()));
            options = options.classWeight(factors);
        }
        List<Tensor> weights = keras.has("sample_weight") ? List.of(keras.array("sample_weight")) : all(keras, "sample_weight_", "");
        options = weights.isEmpty() ? options : options.sampleWeight(weights.toArray(Tensor[]::new));
        options = options.initialEpoch(fit.path("initial_epoch").asInt(0));
        if (fit.has("steps_per_epoch")) {
            options = options.stepsPerEpoch(fit.get("steps_per_epoch").asInt());
        }
        return validated(keras, fit, options);
    }

    private static Fit validated(KerasCase keras, JsonNode fit, Fit options) {
        if (fit.has("validation_split")) {
            return options.validationSplit(fit.get("validation_split").asDouble());
        }
        if (!fit.path("validation_data").asBoolean()) {
            return options;
        }
        Dataset data = Dataset.of(all(keras, "val_x_", ""), all(keras, "val_y_", "")).batchSize(options.batchSize())
                .sampleWeight(all(keras, "val_sample_weight_", "").toArray(Tensor[]::new));
        Fit validated = options.validationData(data);
        validated = fit.has("validation_steps") ? validated.validationSteps(fit.get("validation_steps").asInt()) : validated;
        JsonNode frequency = fit.path("validation_freq");
        if (frequency.isArray()) {
            return validated.validationFreq(StreamSupport.stream(frequency.spliterator(), false).map(JsonNode::asInt).toList());
        }
        return frequency.isInt() ? validated.validationFreq(frequency.asInt()) : validated;
    }

    private static void compareHistory(KerasCase keras, String name, JsonNode expected, History history) {
        for (int epoch = 0; epoch < expected.size(); epoch++) {
            keras.close(name + " of epoch " + epoch, history.get(name).get(epoch), expected.get(epoch).asDouble());
        }
    }

    private static void compare(KerasCase keras, String what, List<Tensor> outputs, String prefix) {
        for (int i = 0; i < outputs.size(); i++) {
            keras.close(what + " " + i, outputs.get(i), keras.array(prefix + i));
        }
    }

    private static void compare(KerasCase keras, String what, Evaluation actual, JsonNode expected) {
        expected.properties().forEach(entry -> keras.close(what + " " + entry.getKey(), actual.get(entry.getKey()),
                entry.getValue().asDouble()));
    }

    private static void compareWeights(KerasCase keras, Model model) {
        Map<String, Tensor> expected = weights(keras, model, "_final");
        model.weights().forEach((name, value) -> keras.close(name, value, expected.get(name)));
    }

    private static Map<String, Tensor> weights(KerasCase keras, Model model, String suffix) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        int i = 0;
        for (String name : model.weights().keySet()) {
            weights.put(name, keras.array("weight_" + i++ + suffix));
        }
        return weights;
    }

    private static List<Tensor> all(KerasCase keras, String prefix, String suffix) {
        List<Tensor> arrays = new ArrayList<>();
        while (keras.has(prefix + arrays.size() + suffix)) {
            arrays.add(keras.array(prefix + arrays.size() + suffix));
        }
        return arrays;
    }
}
