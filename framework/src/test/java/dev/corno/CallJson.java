package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.List;

/** Writes the call of a case's layer, with its keywords, as Keras's JSON of a functional model. */
final class CallJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KerasCase keras;
    private final JsonNode call;

    CallJson(KerasCase keras) {
        this.keras = keras;
        this.call = keras.json().get("call");
    }

    /** A model of the layer and an input for each array. */
    ObjectNode model(List<Tensor> x) {
        ObjectNode model = JSON.objectNode().put("module", "keras").put("class_name", "Functional");
        ObjectNode config = model.putObject("config").put("name", "functional").put("trainable", true);
        ArrayNode layers = config.putArray("layers");
        ArrayNode inputs = config.putArray("input_layers");
        for (int i = 0; i < x.size(); i++) {
            layers.add(input("input_" + i, x.get(i)));
            inputs.add(JSON.arrayNode().add("input_" + i).add(0).add(0));
        }
        String name = keras.config().at("/config/name").asText();
        ObjectNode layer = keras.config().deepCopy();
        layers.add(layer.put("name", name));
        layer.putArray("inbound_nodes").add(node());
        ArrayNode outputs = config.putArray("output_layers");
        for (int i = 0; keras.has("output_" + i); i++) {
            outputs.add(JSON.arrayNode().add(name).add(0).add(i));
        }
        return model;
    }

    private static ObjectNode input(String name, Tensor x) {
        ObjectNode layer = JSON.objectNode().put("module", "keras.layers").put("class_name", "InputLayer").put("name", name);
        ArrayNode shape = layer.putObject("config").put("name", name).put("dtype", "float32").putArray("batch_shape").addNull();
        for (int axis = 1; axis < x.rank(); axis++) {
            shape.add(x.shape().dim(axis));
        }
        layer.putArray("inbound_nodes");
        return layer;
    }

    private ObjectNode node() {
        ObjectNode node = JSON.objectNode();
        ArrayNode args = node.putArray("args");
        ObjectNode keywords = node.putObject("kwargs");
        ArrayNode tensors = JSON.arrayNode();
        call.get("inputs").forEach(input -> tensors.add(tensor(input.asText())));
        switch (call.get("style").asText()) {
            case "kwargs" -> {
                Map<String, ArrayNode> groups = new LinkedHashMap<>();
                for (int i = 0; i < tensors.size(); i++) {
                    groups.computeIfAbsent(call.get("arg_names").get(i).asText(), name -> JSON.arrayNode()).add(tensors.get(i));
                }
                groups.forEach((name, group) -> keywords.set(name, group.size() > 1 ? group : group.get(0)));
            }
            case "list" -> args.add(tensors);
            default -> args.addAll(tensors);
        }
        call.get("masks").properties().forEach(mask -> keywords.set(mask.getKey(), tensor(mask.getValue().asText())));
        call.get("kwargs").properties().forEach(keyword -> keywords.set(keyword.getKey(), keyword.getValue()));
        return node;
    }

    private static ObjectNode tensor(String input) {
        ObjectNode tensor = JSON.objectNode().put("class_name", "__keras_tensor__");
        tensor.putObject("config").putArray("keras_history").add(input).add(0).add(0);
        return tensor;
    }
}
