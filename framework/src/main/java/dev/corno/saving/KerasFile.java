package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.data.AtomicFile;
import dev.corno.graph.NestedModel;
import dev.corno.graph.NetworkLayer;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keras 3's {@code .keras}: a zip archive of {@code config.json} (the layers, and what the model was compiled with),
 * {@code model.weights.h5} (weights and the optimizer's memory) and {@code metadata.json}. Python Keras opens what is written here,
 * and the other way round.
 */
public final class KerasFile {

    /** The version of Keras whose files these are. */
    public static final String KERAS_VERSION = "3.15.1";

    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final String OPTIMIZER_VARIABLES = "corno_optimizer_variables";
    private static final String SEED = "corno_seed";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd@HH:mm:ss");
    private static final int BYTES_PER_PARAMETER = 64;
    private static final long BYTES_BESIDE_PARAMETERS = 64L << 20;

    private KerasFile() {
    }

    /**
     * Writes a model.
     *
     * @param file where to, by Keras's custom ending in {@code .keras}; what was there before is replaced in one step
     * @param model the model
     * @param objects how its layers are written
     * @param compile what it was compiled with, or empty
     * @param optimizerState the optimizer's memory in Keras's order; empty for none
     * @throws java.io.UncheckedIOException if the file cannot be written; what was there before is unchanged then
     * @throws IllegalArgumentException if a layer is not registered
     */
    public static void write(Path file, NestedModel model, KerasObjects objects, Optional<CompileConfig> compile,
            Map<String, Tensor> optimizerState) {
        String config = ModelJson.write(model, objects, compile);
        String optimizer = compile.map(what -> what.optimizer().name()).orElse("");
        ObjectNode metadata = new ObjectMapper().createObjectNode().put("keras_version", KERAS_VERSION)
                .put("date_saved", DATE.format(LocalDateTime.now()))
                .put(SEED, model.network().store().seed());
        if (!optimizerState.isEmpty()) {
            ArrayNode names = metadata.putArray(OPTIMIZER_VARIABLES);
            optimizerState.keySet().forEach(names::add);
        }
        AtomicFile.write(file, temporary -> {
            Path weights = temporary.resolveSibling(temporary.getFileName() + ".h5");
            try (ZipWriter zip = new ZipWriter(temporary)) {
                zip.add(METADATA, metadata.toString());
                zip.add(CONFIG, config);
                WeightsFile.writeTo(weights, model, optimizer, optimizerState.values());
                zip.add(WEIGHTS, weights);
            } finally {
                Files.deleteIfExists(weights);
            }
        });
    }

    /**
     * {@return the model of a file, with its weights}
     *
     * @param <M> the class of models
     * @param file what Keras or {@link #write} has written
     * @param objects the classes that the file may name
     * @param factory makes the models
     * @throws ModelFormatException if the file is damaged, names a class that is not registered, or asks for something that is not
     *         supported
     */
    public static <M extends NestedModel> SavedModel<M> read(Path file, KerasObjects objects, ModelFactory<M> factory) {
        try (ZipReader zip = new ZipReader(file)) {
            JsonNode config = zip.json(CONFIG);
            JsonNode metadata = zip.json(METADATA);
            LearntVocabularies vocabularies = new LearntVocabularies();
            vocabularies.read(zip, config);
            M model = model(config, metadata, objects, factory);
            Path weights = Files.createTempFile("corno-", ".h5");
            try {
                zip.extract(WEIGHTS, weights, mostBytes(model));
                if (vocabularies.needWeights()) {
                    try (Hdf5Reader reader = new Hdf5Reader(weights, "load: " + file.getFileName())) {
                        vocabularies.readWeights(reader);
                    }
                    model = model(config, metadata, objects, factory);
                }
                return withWeights(file, model, objects, config, names(metadata), weights);
            } finally {
                Files.deleteIfExists(weights);
            }
        } catch (IOException e) {
            throw new ModelFormatException("load: cannot read \"" + file + "\": " + e.getMessage() + ".", e);
        }
    }

    private static <M extends NestedModel> M model(JsonNode config, JsonNode metadata, KerasObjects objects, ModelFactory<M> factory) {
        return new NetworkReader<>(objects, factory, metadata.path(SEED).asLong()).read(config, new Place(CONFIG, ""));
    }

    private static <M extends NestedModel> SavedModel<M> withWeights(Path file, M model, KerasObjects objects, JsonNode config,
            List<String> optimizerNames, Path weights) {
        String name = String.valueOf(file.getFileName());
        try (Hdf5Reader reader = new Hdf5Reader(weights, "load: " + name)) {
            WeightsFile.readWeights(reader, "load", name, model);
            return new SavedModel<>(model, objects, config.path("compile_config"), new Place(CONFIG, "compile_config"),
                    WeightsFile.readOptimizer(reader), optimizerNames, "load: " + name);
        }
    }

    private static List<String> names(JsonNode metadata) {
        List<String> names = new ArrayList<>();
        metadata.path(OPTIMIZER_VARIABLES).forEach(name -> names.add(name.asText()));
        return names;
    }

    // Weights and up to seven slots of the optimizer, all of 8 bytes, and the headers around them.
    private static long mostBytes(NestedModel model) {
        try {
            long parameters = model.network().layers().stream().mapToLong(NetworkLayer::parameters).reduce(0, Math::addExact);
            return Math.addExact(BYTES_BESIDE_PARAMETERS, Math.multiplyExact(parameters, BYTES_PER_PARAMETER));
        } catch (ArithmeticException e) {
            throw new Place(CONFIG, "").error("describes a model of more parameters than can be counted.");
        }
    }
}
