package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.Network;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vocabularies that layers of a {@code .keras} file have learnt. Keras writes them to {@code assets/layers/.../vocabulary.txt}, a
 * token a line, and the weights of tokens to the group of the layer in the weights file; here they are put into the layers' configs.
 */
final class LearntVocabularies {

    /** What Keras calls the weights of tokens. */
    static final String IDF_WEIGHTS = "idf_weights";

    private static final Set<String> LOOKUPS = Set.of("IntegerLookup", "StringLookup", "TextVectorization");

    /** Of all vocabularies of a file together. */
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_TOKENS = 5_000_000;

    private int bytesLeft = MOST_BYTES;
    private int tokensLeft = MOST_TOKENS;
    private final Map<String, ObjectNode> weighted = new HashMap<>();

    /** Puts vocabularies into configs; tokens that need weights get 1 until they are read. */
    void read(ZipReader zip, JsonNode model) throws IOException {
        read(zip, model, "");
    }

    private void read(ZipReader zip, JsonNode model, String folder) throws IOException {
        Map<String, Integer> counters = new HashMap<>();
        for (JsonNode layer : model.path("config").path("layers")) {
            String className = layer.path("class_name").asText();
            String stem = Network.snakeCase(className);
            int count = counters.merge(stem, 1, Integer::sum) - 1;
            String path = folder + "layers/" + (count == 0 ? stem : stem + "_" + count) + "/";
            String asset = "assets/" + path + "vocabulary.txt";
            if (NetworkReader.isModel(layer)) {
                read(zip, layer, path);
            } else if (LOOKUPS.contains(className) && layer.get("config") instanceof ObjectNode config
                    && config.path("vocabulary").isNull() && zip.has(asset)) {
                fill(config, lines(zip.text(asset, bytesLeft), asset), className.equals("IntegerLookup"), path);
            }
        }
    }

    private List<String> lines(String text, String asset) {
        bytesLeft = Math.max(0, bytesLeft - text.length());
        tokensLeft -= Math.toIntExact(text.chars().filter(letter -> letter == '\n' || letter == '\r').count());
        if (tokensLeft < 0) {
            throw new ModelFormatException("load: " + asset + " and the vocabularies before it hold more than " + MOST_TOKENS
                    + " tokens. Adapt the layers with maxTokens.");
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\\R", -1)));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private void fill(ObjectNode config, List<String> lines, boolean areNumbers, String path) {
        ArrayNode vocabulary = config.putArray("vocabulary");
        for (String line : lines) {
            if (areNumbers && line.matches("-?\\d{1,18}")) {
                vocabulary.add(Long.parseLong(line));
            } else {
                vocabulary.add(line);
            }
        }
        if (config.path("output_mode").asText().equals("tf_idf")) {
            ArrayNode weights = config.putArray(IDF_WEIGHTS);
            lines.forEach(line -> weights.add(1));
            weighted.put(path + "vars/" + IDF_WEIGHTS, config);
        }
    }

    /** {@return whether tokens have weights that the weights file holds} */
    boolean needWeights() {
        return !weighted.isEmpty();
    }

    /** Puts the weights of tokens into configs. */
    void readWeights(Hdf5Reader reader) {
        weighted.forEach((path, config) -> {
            Shape shape = reader.shape(path, "weights of a vocabulary");
            if (!shape.equals(Shape.of(config.path("vocabulary").size()))) {
                throw new ModelFormatException("load: " + path + " holds weights of shape " + shape + ", but the vocabulary has "
                        + config.path("vocabulary").size() + " tokens. Copy or download the file again.");
            }
            Tensor values = reader.read(path, "weights of a vocabulary");
            ArrayNode weights = config.putArray(IDF_WEIGHTS);
            for (int i = 0; i < values.size(); i++) {
                weights.add(values.flatDouble(i));
            }
        });
    }
}
