package dev.corno.saving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.NestedModel;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Finds the layers and models that belong to more than one model of a file; Keras marks each with the same number everywhere. */
final class SharedObjects {

    private final Map<Object, Integer> uses = new IdentityHashMap<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    SharedObjects(NestedModel model) {
        count(model);
    }

    private void count(NestedModel model) {
        Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());
        model.network().nodes().stream().filter(node -> node.nestedCall().isEmpty()).forEach(node -> own.add(node.state()));
        model.network().items().stream().filter(NestedModel.class::isInstance).forEach(own::add);
        for (Object used : own) {
            if (uses.merge(used, 1, Integer::sum) == 1 && used instanceof NestedModel inner) {
                count(inner);
            }
        }
    }

    /**
     * Marks what is shared.
     *
     * @param json what is written of it
     * @param used the state of a layer's weights, or a model
     */
    void mark(ObjectNode json, Object used) {
        if (uses.getOrDefault(used, 1) > 1) {
            json.put("shared_object_id", numbers.computeIfAbsent(used, key -> numbers.size() + 1));
        }
    }
}
