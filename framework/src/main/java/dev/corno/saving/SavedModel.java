package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.NestedModel;
import dev.corno.tensor.Tensor;
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
    private final Place compilePlace;
    private final List<Tensor> optimizerVariables;
    private final List<String> optimizerNames;
    private final String place;

    SavedModel(M model, KerasObjects objects, JsonNode compileConfig, Place compilePlace, List<Tensor> optimizerVariables,
            List<String> optimizerNames, String place) {
        this.model = model;
        this.objects = objects;
        this.compileConfig = compileConfig;
        this.compilePlace = compilePlace;
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
        return Optional.of(new CompileCodec(objects).read(compileConfig, model.network().outputNames(), compilePlace));
    }

    /**
     * {@return the optimizer's memory by name; empty if the model was not trained yet}
     *
     * @param own the memory that the optimizer keeps for this model before it is restored, in Keras's order: its shapes, and its names
     *     where the file only numbers it
     * @throws ModelFormatException if the file holds another number of entries, or one of another shape
     */
    public Optional<Map<String, Tensor>> optimizerState(Map<String, Tensor> own) {
        List<String> keys = optimizerNames.isEmpty() ? List.copyOf(own.keySet()) : optimizerNames;
        if (!isTrained(keys.indexOf("iteration"))) {
            return Optional.empty();
        }
        if (keys.size() != optimizerVariables.size()) {
            throw new ModelFormatException(place + " holds " + optimizerVariables.size() + " optimizer variables but the model's "
                    + "optimizer has " + keys.size() + ". Call Model.loadUncompiled(file), and compile the model anew.");
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        Iterator<Tensor> variables = optimizerVariables.iterator();
        keys.forEach(key -> state.put(key, checked(key, variables.next(), own)));
        return Optional.of(state);
    }

    private boolean isTrained(int iteration) {
        return iteration >= 0 && iteration < optimizerVariables.size() && optimizerVariables.get(iteration).size() == 1
                && optimizerVariables.get(iteration).flat(0) > 0;
    }

    // What the optimizer does not keep it will object to itself.
    private Tensor checked(String key, Tensor value, Map<String, Tensor> own) {
        if (own.containsKey(key) && !value.shape().equals(own.get(key).shape())) {
            throw new ModelFormatException(place + " holds the optimizer variable \"" + key + "\" of shape " + value.shape()
                    + " but the model expects " + own.get(key).shape() + ". Call Model.loadUncompiled(file), and compile the model anew.");
        }
        return value;
    }
}
