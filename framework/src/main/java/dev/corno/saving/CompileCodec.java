package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The {@code compile_config} of Keras's JSON: one value for a model with one output; else a list, or an object by output names. */
final class CompileCodec {

    private static final Set<String> KEYS = Set.of("optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly",
            "steps_per_execution", "jit_compile", "auto_scale_loss");

    private final KerasObjects objects;

    CompileCodec(KerasObjects objects) {
        this.objects = objects;
    }

    ObjectNode write(CompileConfig compile) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode config = json.objectNode();
        config.set("optimizer", objects.toJson(compile.optimizer()));
        ArrayNode losses = json.arrayNode();
        compile.losses().forEach(loss -> losses.add(objects.toJson(loss)));
        config.set("loss", losses.size() == 1 ? losses.get(0) : losses);
        if (compile.lossWeights().stream().allMatch(weight -> weight == 1)) {
            config.putNull("loss_weights");
        } else {
            ArrayNode weights = config.putArray("loss_weights");
            compile.lossWeights().forEach(weights::add);
        }
        config.set("metrics", metrics(compile.metrics()));
        config.set("weighted_metrics", metrics(compile.weightedMetrics()));
        return config.put("run_eagerly", false).put("steps_per_execution", 1).put("jit_compile", false);
    }

    private JsonNode metrics(List<List<Metric>> perOutput) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (perOutput.stream().allMatch(List::isEmpty)) {
            return json.nullNode();
        }
        ArrayNode all = json.arrayNode();
        for (List<Metric> metrics : perOutput) {
            ArrayNode one = json.arrayNode();
            metrics.forEach(metric -> one.add(objects.toJson(metric)));
            all.add(one);
        }
        return all.size() == 1 ? all.get(0) : all;
    }

    CompileConfig read(JsonNode config, List<String> outputs, Place place) {
        config.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw place.error("has \"" + key + "\": " + Place.shown(config.get(key)) + ", which is not supported.");
            }
        });
        Optimizer optimizer = (Optimizer) objects.decode(Kind.OPTIMIZER, config.path("optimizer"), place.at("optimizer"));
        return new CompileConfig(optimizer,
                losses(config.path("loss"), outputs, place.at("loss")),
                lossWeights(config.path("loss_weights"), outputs, place.at("loss_weights")),
                metrics(config.path("metrics"), outputs, place.at("metrics")),
                metrics(config.path("weighted_metrics"), outputs, place.at("weighted_metrics")));
    }

    private List<Loss> losses(JsonNode json, List<String> outputs, Place place) {
        boolean single = json.isTextual() || json.has("class_name");
        return single ? Collections.nCopies(outputs.size(), loss(json, place)) : perOutput(json, outputs, place, this::loss);
    }

    private static List<Double> lossWeights(JsonNode json, List<String> outputs, Place place) {
        if (json.isObject()) {
            checkNames(json, outputs, place);
            return outputs.stream().map(output -> json.has(output) ? weight(json.get(output), place.at(output)) : 1.0).toList();
        }
        return json.isEmpty() && !json.isNumber() ? Collections.nCopies(outputs.size(), 1.0)
                : perOutput(json, outputs, place, CompileCodec::weight);
    }

    private List<List<Metric>> metrics(JsonNode json, List<String> outputs, Place place) {
        if (json.isMissingNode() || json.isNull()) {
            return outputs.stream().map(output -> List.<Metric>of()).toList();
        }
        if (json.isObject() && !json.has("class_name")) {
            checkNames(json, outputs, place);
            return outputs.stream().map(output -> json.has(output) ? metricList(json.get(output), place.at(output)) : List.<Metric>of())
                    .toList();
        }
        boolean flat = json.isArray() && outputs.size() == 1 && (json.isEmpty() || !json.get(0).isArray());
        return flat ? List.of(metricList(json, place)) : perOutput(json, outputs, place, this::metricList);
    }

    private static void checkNames(JsonNode json, List<String> outputs, Place place) {
        json.fieldNames().forEachRemaining(name -> {
            if (!outputs.contains(name)) {
                throw place.error("expects names of the outputs " + outputs + ", got \"" + name + "\".");
            }
        });
    }

    private List<Metric> metricList(JsonNode json, Place place) {
        if (json.isNull()) {
            return List.of();
        }
        List<Metric> metrics = new ArrayList<>();
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                metrics.add((Metric) objects.decode(Kind.METRIC, json.get(i), place.at(i)));
            }
        } else {
            metrics.add((Metric) objects.decode(Kind.METRIC, json, place));
        }
        return metrics;
    }

    private Loss loss(JsonNode json, Place place) {
        if (json.isNull()) {
            throw place.error("is null, but an output without a loss is not supported.");
        }
        return (Loss) objects.decode(Kind.LOSS, json, place);
    }

    private static Double weight(JsonNode json, Place place) {
        if (!json.isNumber()) {
            throw place.error("expects a number, got " + Place.shown(json) + ".");
        }
        return json.doubleValue();
    }

    private static <T> List<T> perOutput(JsonNode json, List<String> outputs, Place place, BiFunction<JsonNode, Place, T> read) {
        boolean byName = json.isObject() && !json.has("class_name");
        if (!json.isArray() && !byName) {
            if (outputs.size() > 1) {
                throw place.error("expects one entry for each of the outputs " + outputs + ", got " + Place.shown(json) + ".");
            }
            return List.of(read.apply(json, place));
        }
        if (json.size() != outputs.size() || byName && !outputs.stream().allMatch(json::has)) {
            throw place.error("expects one entry for each of the outputs " + outputs + ", got " + Place.shown(json) + ".");
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            String output = outputs.get(i);
            values.add(byName ? read.apply(json.get(output), place.at(output)) : read.apply(json.get(i), place.at(i)));
        }
        return values;
    }
}
