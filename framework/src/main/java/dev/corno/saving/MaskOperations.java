package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.LayerNode;
import dev.corno.graph.SymbolicTensor;
import dev.corno.saving.GraphReader.Ref;
import dev.corno.saving.GraphReader.TensorRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operations in a file of a Functional model that no layer makes. Keras writes the masks of layers such as Embedding so:
 * {@code NotEqual(words, 0)}.
 */
final class MaskOperations {

    private static final Set<String> OF_MASKS = Set.of("NotEqual", "Any");

    private final Map<Ref, List<TensorRef>> operands = new HashMap<>();
    private final Map<Ref, String> classNames = new HashMap<>();

    // The older .h5 files do not say where a class is from.
    static boolean isOperation(JsonNode json) {
        return json.has("module") ? json.get("module").asText().startsWith("keras.src.ops.")
                : OF_MASKS.contains(json.path("class_name").asText());
    }

    void add(Ref call, String className, List<TensorRef> tensors) {
        operands.put(call, List.copyOf(tensors));
        classNames.put(call, className);
    }

    boolean contains(TensorRef tensor) {
        return operands.containsKey(tensor.call());
    }

    String className(TensorRef tensor) {
        return classNames.get(tensor.call());
    }

    /** {@return the tensors of layers that a tensor is computed from; itself if a layer gives it} */
    Stream<TensorRef> sources(TensorRef tensor) {
        List<TensorRef> sources = new ArrayList<>();
        Set<TensorRef> seen = new HashSet<>();
        Deque<TensorRef> pending = new ArrayDeque<>(List.of(tensor));
        while (!pending.isEmpty()) {
            TensorRef next = pending.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (contains(next)) {
                pending.addAll(operands.get(next.call()));
            } else {
                sources.add(next);
            }
        }
        return sources.stream();
    }

    /** {@return the tensors that a mask is computed from} */
    static Set<SymbolicTensor> origins(SymbolicTensor mask) {
        Set<SymbolicTensor> origins = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<SymbolicTensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<SymbolicTensor> pending = new ArrayDeque<>(List.of(mask));
        while (!pending.isEmpty()) {
            SymbolicTensor next = pending.pop();
            if (seen.add(next) && next.node() instanceof LayerNode node) {
                for (SymbolicTensor input : node.inputs()) {
                    input.mask().ifPresentOrElse(pending::add, () -> origins.add(input));
                }
            }
        }
        return origins;
    }
}
