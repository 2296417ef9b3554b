package dev.corno.zoo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.KerasCase;
import dev.corno.KerasMismatch;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.NetworkLayer;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Compares an application's layers and weights with Keras's, one by one, and their totals with and without top. */
final class ApplicationTableCases {

    private ApplicationTableCases() {
    }

    static void run(KerasCase keras) throws IOException {
        Application<?> application = KerasApplications.read(keras.config());
        Model model = application.build();
        compareLayers(model, keras.json().get("layers"));
        compareWeights(model, keras.json().get("weights"));
        long trainable = model.layers().stream().flatMap(layer -> layer.weights().stream()).filter(LayerWeight::trainable)
                .mapToLong(weight -> weight.shape().size()).sum();
        same("parameters", model.parameters(), keras.json().get("total_params").asLong());
        same("trainable parameters", trainable, keras.json().get("trainable_params").asLong());
        compareFeatures(application.includeTop(false).build(), keras.json().get("notop"));
    }

    private static void compareLayers(Model model, JsonNode expected) throws IOException {
        Map<String, JsonNode> configs = new HashMap<>();
        new ObjectMapper().readTree(model.toJson()).at("/config/layers")
                .forEach(layer -> configs.put(layer.at("/config/name").asText(), layer));
        Iterator<JsonNode> rows = expected.iterator();
        for (NetworkLayer layer : model.layers()) {
            String name = layer.name();
            JsonNode row = rows.next();
            same("the layer in this place", name, row.get("name").asText());
            same(name + "'s class", configs.get(name).get("class_name").asText(), row.get("class").asText());
            same(name + "'s output shape", layer.outputShape(), shape(row.get("output_shape")));
            same(name + "'s parameters", layer.parameters(), row.get("params").asLong());
            same(name + "'s inputs", inputs(model, layer), texts(row.get("inbound")));
            row.get("config").properties().forEach(entry -> compareConfig(name + "'s " + entry.getKey(),
                    configs.get(name).get("config").path(entry.getKey()), entry.getValue()));
        }
        same("layers", model.layers().size(), expected.size());
    }

    private static List<String> inputs(Model model, NetworkLayer layer) {
        return layer.nodes().get(0).inputs().stream().map(tensor -> model.network().layerAt(tensor.node()).name()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return new ObjectMapper().convertValue(array, new TypeReference<>() { });
    }

    private static void compareConfig(String what, JsonNode actual, JsonNode expected) {
        if (!actual.equals(KerasApplications::compareNumbers, expected)) {
            throw new KerasMismatch(what + " is " + actual + ", Keras's is " + expected, Double.NaN);
        }
    }

    private static void compareWeights(Model model, JsonNode expected) {
        Iterator<JsonNode> rows = expected.iterator();
        for (NetworkLayer layer : model.layers()) {
            for (LayerWeight weight : layer.weights()) {
                JsonNode row = rows.next();
                String path = layer.name() + "/" + weight.name();
                same("the weight in this place", path, withoutScope(row.get("path").asText()));
                same(path + "'s shape", weight.shape(), Shape.of(KerasApplications.dims(row.get("shape"))));
                same("whether " + path + " is trained", weight.trainable(), row.get("trainable").asBoolean());
            }
        }
        same("more weights", false, rows.hasNext());
    }

    // Keras sets the name scopes of Python before the layer's name, which weights in files do not have.
    private static String withoutScope(String path) {
        return path.replaceFirst(".*/(?=[^/]+/[^/]+$)", "");
    }

    private static void compareFeatures(Model model, JsonNode expected) {
        same("parameters without top", model.parameters(), expected.get("total_params").asLong());
        same("output shape without top", model.outputShape(), shape(expected.get("output_shape")));
        same("last layer without top", model.layers().get(model.layers().size() - 1).name(), expected.get("last_layer").asText());
    }

    private static Shape shape(JsonNode withBatch) {
        Shape shape = Shape.of(KerasApplications.dims(withBatch));
        return shape.slice(1, shape.rank());
    }

    private static void same(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new KerasMismatch(what + " is " + actual + ", Keras's is " + expected, Double.NaN);
        }
    }
}
