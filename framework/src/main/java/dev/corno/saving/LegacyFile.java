package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keras's older {@code .h5}: a whole model, or weights alone, as those of {@code keras.applications} are published. Layers are matched
 * by their order, not by name. Read only; Keras writes such files, with a warning, for older programs.
 */
public final class LegacyFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final String WEIGHTS = "model_weights";
    private static final String OPTIMIZER = "optimizer_weights";
    private static final String TRAINING = "training_config";
    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";

    /** As many numbers for each weight no optimizer keeps, besides some single ones. */
    private static final long MOST_COPIES = 7;
    private static final long MOST_SINGLE = 1 << 16;

    private LegacyFile() {
    }

    /** One weight of a model. */
    private record Slot(LayerState state, int index) {

        LayerWeight weight() {
            return state.weights().get(index);
        }

        boolean isTrained() {
            return weight().trainable() && !state.isFrozen();
        }
    }

    /**
     * {@return whether a file is HDF5, whatever it is called}
     *
     * @param file the file
     */
    public static boolean isHdf5(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(SIGNATURE, in.readNBytes(SIGNATURE.length));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * {@return the model of a file, with its weights}
     *
     * @param <M> the class of models
     * @param file what Keras 3 has written
     * @param objects the classes that the file may name
     * @param factory makes the models
     * @throws ModelFormatException if the file is damaged, holds weights alone or a model of Keras 1 or 2, names a class that is not
     *         registered, or asks for something that is not supported
     */
    public static <M extends NestedModel> SavedModel<M> read(Path file, KerasObjects objects, ModelFactory<M> factory) {
        String place = "load: " + file.getFileName();
        try (Hdf5Reader reader = new Hdf5Reader(file, place)) {
            JsonNode config = json(reader, "model_config", place);
            String version = String.join("", reader.texts("", "keras_version"));
            if (config == null) {
                throw new ModelFormatException(place + " holds weights, but no model. Build the model, and call loadWeights.");
            }
            if (!version.startsWith("3")) {
                String writer = version.isEmpty() ? "an old version of Keras" : "Keras " + version;
                throw new ModelFormatException(place + " was written by " + writer + ", but only models of Keras 3 are supported. "
                        + "Save it again with Keras 3, or build the model and call loadWeights.");
            }
            M model = new NetworkReader<>(objects, factory, 0).read(config, new Place("model_config", ""));
            readWeights(reader, WEIGHTS, "load", file.getFileName().toString(), model);
            JsonNode training = json(reader, TRAINING, place);
            return new SavedModel<>(model, objects, compileConfig(training), new Place(TRAINING, ""), optimizerMemory(reader, model, place),
                    List.of(), place);
        }
    }

    private static List<Tensor> optimizerMemory(Hdf5Reader reader, NestedModel model, String place) {
        List<String> names = reader.texts(OPTIMIZER, WEIGHT_NAMES);
        long weights = model.network().layers().stream().mapToLong(NetworkLayer::parameters).sum();
        long numbers = names.stream().mapToLong(name -> reader.shape(OPTIMIZER + "/" + name, name).size()).sum();
        long most = MOST_COPIES * weights + MOST_SINGLE;
        if (numbers > most) {
            throw new ModelFormatException(place + " holds " + numbers + " numbers of an optimizer, but the model has " + weights
                    + " weights, for which no optimizer keeps more than " + most + ". Copy or download it again.");
        }
        return names.stream().map(name -> reader.read(OPTIMIZER + "/" + name, name)).toList();
    }

    private static JsonNode json(Hdf5Reader reader, String attribute, String place) {
        List<String> text = reader.texts("", attribute);
        try {
            return text.isEmpty() ? null : ZipReader.parse(text.get(0).getBytes(StandardCharsets.UTF_8), place + ": " + attribute + " is");
        } catch (IOException e) {
            throw new ModelFormatException(place + " holds a " + attribute + " that is no JSON.", e);
        }
    }

    private static JsonNode compileConfig(JsonNode training) {
        ObjectNode compile = JsonNodeFactory.instance.objectNode();
        if (training instanceof ObjectNode found) {
            compile.setAll(found);
            compile.set("optimizer", compile.remove("optimizer_config"));
        }
        return compile;
    }

    /**
     * Reads the weights of a model of the same layers, all or none.
     *
     * @param file weights alone, or a whole model, of Keras 2 or 3
     * @param model whose weights are set
     * @throws ModelFormatException if the file is damaged, or of a model with other layers or shapes
     */
    public static void readWeights(Path file, NestedModel model) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException("loadWeights: there is no file \"" + file + "\".");
        }
        try (Hdf5Reader reader = new Hdf5Reader(file, "loadWeights: " + name)) {
            readWeights(reader, reader.hasGroup(WEIGHTS) ? WEIGHTS : "", "loadWeights", name, model);
        }
    }

    private static void readWeights(Hdf5Reader reader, String root, String where, String file, NestedModel model) {
        List<List<Slot>> layers = layers(model);
        List<String> names = reader.texts(root, LAYER_NAMES).stream().filter(name -> !reader.texts(in(root, name), WEIGHT_NAMES).isEmpty())
                .toList();
        if (names.size() != layers.size()) {
            throw new ModelFormatException(where + ": " + file + " holds weights of " + names.size() + " layers but the model has "
                    + layers.size() + " layers with weights. Is the file of another model?");
        }
        Map<LayerState, Tensor[]> read = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            readLayer(reader, in(root, names.get(i)), where + ": " + file, names.get(i), layers.get(i), read);
        }
        read.forEach((state, values) -> state.values(List.of(values)));
    }

    private static void readLayer(Hdf5Reader reader, String group, String place, String name, List<Slot> slots,
            Map<LayerState, Tensor[]> read) {
        List<String> weights = reader.texts(group, WEIGHT_NAMES);
        if (weights.size() != slots.size()) {
            throw new ModelFormatException(place + " holds " + weights.size() + " weights for layer \"" + name + "\" but the model expects "
                    + slots.size() + ": " + String.join(", ", slots.stream().map(slot -> slot.weight().name()).toList())
                    + ". Is the file of another model?");
        }
        for (int i = 0; i < weights.size(); i++) {
            Slot slot = slots.get(i);
            String path = in(group, weights.get(i));
            Shape shape = reader.shape(path, weights.get(i));
            if (!shape.equals(slot.weight().shape())) {
                throw new ModelFormatException(place + " holds \"" + weights.get(i) + "\" of shape " + shape + " but the model expects "
                        + slot.weight().name() + " of shape " + slot.weight().shape() + ". Was the model built with another input shape?");
            }
            read.computeIfAbsent(slot.state(), state -> new Tensor[state.weights().size()])[slot.index()]
                    = reader.read(path, weights.get(i)).asType(DataType.FLOAT32);
        }
    }

    private static String in(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }

    // Of each layer and nested model first what is trained, then the rest.
    private static List<List<Slot>> layers(NestedModel model) {
        List<List<Slot>> layers = new ArrayList<>();
        Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Network network = model.network();
        for (Object item : network.items()) {
            List<Slot> slots = new ArrayList<>();
            network.nodes().stream().filter(node -> Network.itemOf(Network.callOf(node)) == item).map(LayerNode::state).filter(done::add)
                    .forEach(state -> {
                        for (int i = 0; i < state.weights().size(); i++) {
                            slots.add(new Slot(state, i));
                        }
                    });
            if (!slots.isEmpty()) {
                List<Slot> ordered = new ArrayList<>(slots.stream().filter(Slot::isTrained).toList());
                slots.stream().filter(slot -> !slot.isTrained()).forEach(ordered::add);
                layers.add(ordered);
            }
        }
        return layers;
    }
}
