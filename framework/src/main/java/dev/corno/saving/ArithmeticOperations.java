package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operations on two tensors that Keras writes for {@code x + y} and the like; here they are layers of the same meaning, unless
 * there are masks, which Keras's operations drop and layers pass on.
 */
final class ArithmeticOperations {

    private static final Map<String, Function<String, Layer>> LAYERS = Map.of("Add", Add::new, "Subtract", Subtract::new,
            "Multiply", Multiply::new, "Maximum", Maximum::new, "Minimum", Minimum::new);

    private ArithmeticOperations() {
    }

    /** {@return the layer that computes what an operation of a file does; empty if there is none, or the file describes a layer} */
    static Optional<Layer> layer(JsonNode json) {
        Function<String, Layer> named = LAYERS.get(json.path("class_name").asText());
        if (named == null || !MaskOperations.isOperation(json)) {
            return Optional.empty();
        }
        for (JsonNode call : json.path("inbound_nodes")) {
            if (call.path("args").size() != 2 || !GraphReader.isTensor(call.at("/args/0")) || !GraphReader.isTensor(call.at("/args/1"))) {
                return Optional.empty();
            }
        }
        return Optional.of(named.apply(json.path("name").asText()));
    }

    /** Refuses tensors for which the layer would compute something else than the operation. */
    static void requireAlike(List<SymbolicTensor> inputs, String className, Place place) {
        int rank = inputs.get(0).shape().rank();
        for (SymbolicTensor input : inputs) {
            if (input.shape().rank() != rank) {
                throw place.error("is the operation " + className + " of tensors of " + rank + " and " + input.shape().rank()
                        + " axes besides the batch, which Keras aligns at the last axis. Reshape the shorter one to (1, ...) before.");
            }
        }
        if (inputs.stream().anyMatch(input -> input.mask().isPresent())) {
            throw place.error("is the operation " + className + " of tensors with masks, which drops them in Keras. Use the layer keras.layers."
                    + className + " there, which passes them on.");
        }
    }
}
