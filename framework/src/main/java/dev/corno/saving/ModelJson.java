package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A model without its weights, as the text that Keras's {@code model.to_json()} writes and {@code model_from_json} reads. */
public final class ModelJson {

    private ModelJson() {
    }

    /**
     * {@return the layers of a model and how they are connected}
     *
     * @param model the model
     * @param objects how its layers are written
     * @param compile what it was compiled with, or empty
     * @throws IllegalArgumentException if a layer is not registered
     */
    public static String write(NestedModel model, KerasObjects objects, Optional<CompileConfig> compile) {
        String name = model.name() != null ? model.name() : Network.snakeCase(model.className());
        ObjectNode config = NetworkWriter.write(objects, model, name);
        compile.ifPresent(what -> config.set("compile_config", new CompileCodec(objects).write(what)));
        return config.toString();
    }

    /**
     * {@return the model of a text, with weights still to be made}
     *
     * @param <M> the class of models
     * @param json what Keras or {@link #write} has written
     * @param objects the classes that the text may name
     * @param factory makes the models
     * @param seed where the random numbers of the model start
     * @throws ModelFormatException if it is no JSON, names a class that is not registered, or asks for something that is not supported
     */
    public static <M extends NestedModel> SavedModel<M> read(String json, KerasObjects objects, ModelFactory<M> factory, long seed) {
        JsonNode config = parse(json);
        M model = new NetworkReader<>(objects, factory, seed).read(config, new Place("JSON", ""));
        return new SavedModel<>(model, objects, config.path("compile_config"), new Place("JSON", "compile_config"), List.of(), List.of(),
                "load: JSON");
    }

    private static JsonNode parse(String json) {
        try {
            return ZipReader.parse(json.getBytes(StandardCharsets.UTF_8), "load: JSON is");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
