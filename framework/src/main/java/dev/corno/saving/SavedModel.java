package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.NestedModel;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code .keras} file held: the model with its weights, and what is needed to go on training it.
 *
 * @param <M> the class of models
 */
public final class SavedModel<M extends NestedModel> {

    private final M model;
    private final KerasObjects objects;
    private final JsonNode compileConfig;
    private final List<Tensor> optimizerVariables;
    private final List<String> optimizerNames;
    private final String place;

    SavedModel(M model, KerasObjects objects, JsonNode compileConfig, List<Tensor> optimizerVariables, List<String> optimizerNames,
            String place) {
        this.model = model;
        this.objects = objects;
        this.compileConfig = compileConfig;
        this.optimizerVariables = List.copyOf(optimizerVariables);
        this.optimizerNames = List.copyOf(optimizerNames);
        this.place = place;
    }

    /** {@return the model, with its weights} */
    public M model() {
        return model;
    }

    /**
     * {@return what the model was compiled with; empty if it was not}
     *
     * @throws ModelFormatException if the file names a loss, metric or optimizer that is not registered or supported; the model can
     *         be used for predictions all the same
     */
    public Optional<CompileConfig> compile() {
        if (compileConfig.path("optimizer").isMissingNode() || compileConfig.path("optimizer").isNull()) {
            return Optional.empty();
        }
        return Optional.of(new CompileCodec(objects).read(compileConfig, model.network().outputNames(),
                new Place("config.json", "compile_config")));
    }

    /**
     * {@return the optimizer's memory by name; empty if the model was not trained yet}
     *
     * @param names the memory that the optimizer keeps for this model, in Keras's order; used where the file only numbers it
     * @throws ModelFormatException if the file holds another number of entries, or one of another shape
     */
    public Optional<Map<String, Tensor>> optimizerState(Collection<String> names) {
        boolean isTrained = !optimizerVariables.isEmpty() && optimizerVariables.get(0).size() == 1
                && optimizerVariables.get(0).flat(0) > 0;
        if (!isTrained) {
            return Optional.empty();
        }
        Collection<String> keys = optimizerNames.isEmpty() ? names : optimizerNames;
        if (keys.size() != optimizerVariables.size()) {
            throw new ModelFormatException(place + " holds " + optimizerVariables.size() + " optimizer variables but the model's "
                    + "optimizer has " + keys.size() + ". Call Model.loadUncompiled(file), and compile the model anew.");
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        Iterator<Tensor> variables = optimizerVariables.iterator();
        Map<String, Shape> weights = weightShapes();
        keys.forEach(key -> state.put(key, checked(key, variables.next(), weights)));
        return Optional.of(state);
    }

    private Map<String, Shape> weightShapes() {
        Map<String, Shape> shapes = new HashMap<>();
        model.network().layers().forEach(layer -> layer.weights().forEach(
                weight -> shapes.put(layer.name() + "/" + weight.name(), weight.shape())));
        return shapes;
    }

    // What is kept for a weight has its shape; what is kept once is a single number.
    private Tensor checked(String key, Tensor value, Map<String, Shape> weights) {
        Shape expected = weights.getOrDefault(key.substring(0, Math.max(0, key.lastIndexOf('/'))), Shape.scalar());
        if (!value.shape().equals(expected)) {
            throw new ModelFormatException(place + " holds the optimizer variable \"" + key + "\" of shape " + value.shape()
                    + " but the model expects " + expected + ". Call Model.loadUncompiled(file), and compile the model anew.");
        }
        return value;
    }
}
