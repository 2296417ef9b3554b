package dev.corno.saving;

import dev.corno.data.AtomicFile;
import dev.corno.graph.LayerState;
import dev.corno.graph.NestedModel;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keras 3's {@code .weights.h5}: the weights of a model, without the model.
 *
 * <pre>{@code
 * WeightsFile.write(Path.of("lenet5.weights.h5"), model);
 * WeightsFile.read(Path.of("lenet5.weights.h5"), modelOfTheSameLayers);
 * }</pre>
 */
public final class WeightsFile {

    private static final String OPTIMIZER = "optimizer/vars";

    /** Where the weights of a layer may be, below the layer's own group. */
    private static final List<String> WITHIN = List.of("", "/vars", "/cell/vars", "/layer/vars", "/forward_layer/vars",
            "/forward_layer/cell/vars");

    private WeightsFile() {
    }

    /**
     * Writes the weights of a model.
     *
     * @param file where to, by Keras's custom ending in {@code .weights.h5}
     * @param model whose weights
     * @throws java.io.UncheckedIOException if that is not possible; what was there before is unchanged then
     */
    public static void write(Path file, NestedModel model) {
        write(file, model, "", List.of());
    }

    /**
     * Writes the weights of a model and the optimizer's memory.
     *
     * @param file where to, by Keras's custom ending in {@code .weights.h5}
     * @param model whose weights
     * @param optimizer the optimizer's name, such as {@code adam}
     * @param optimizerState its memory in Keras's order; empty for none
     * @throws java.io.UncheckedIOException if that is not possible; what was there before is unchanged then
     */
    public static void write(Path file, NestedModel model, String optimizer, Collection<Tensor> optimizerState) {
        AtomicFile.write(file, temporary -> writeTo(temporary, model, optimizer, optimizerState));
    }

    /**
     * Reads the weights of a model of the same layers, all or none.
     *
     * @param file a file that Keras or {@link #write} has written
     * @param model whose weights are set
     * @throws ModelFormatException if the file is damaged, or of a model with other layers or shapes
     */
    public static void read(Path file, NestedModel model) {
        read(file, model, reader -> List.of());
    }

    /**
     * Reads the weights of a model of the same layers, and the optimizer's memory.
     *
     * @param file a file that {@link #write(Path, NestedModel, String, Collection)} has written
     * @param model whose weights are set
     * @param count how many tensors the optimizer's memory has
     * @return the optimizer's memory
     * @throws ModelFormatException if the file is damaged, or of a model with other layers or shapes, or another optimizer
     */
    public static List<Tensor> readState(Path file, NestedModel model, int count) {
        return read(file, model, reader -> {
            List<Tensor> state = readOptimizer(reader);
            if (state.size() != count) {
                throw new ModelFormatException("loadWeights: " + file.getFileName() + " holds " + state.size()
                        + " optimizer variables but " + count + " are expected.");
            }
            return state;
        });
    }

    private static List<Tensor> read(Path file, NestedModel model, Function<Hdf5Reader, List<Tensor>> optimizer) {
        String place = "loadWeights: " + file.getFileName();
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException("loadWeights: there is no file \"" + file + "\".");
        }
        try (Hdf5Reader reader = new Hdf5Reader(file, place)) {
            List<Tensor> memory = optimizer.apply(reader);
            readWeights(reader, "loadWeights", file.getFileName().toString(), model);
            return memory;
        }
    }

    static void writeTo(Path file, NestedModel model, String optimizer, Collection<Tensor> optimizerState) throws IOException {
        Hdf5Group root = new Hdf5Group();
        for (WeightGroup group : WeightGroup.of(model)) {
            fill(root.path(group.path()), group.label(), group.values());
        }
        if (!optimizerState.isEmpty()) {
            fill(root.path(OPTIMIZER), optimizer, optimizerState);
        }
        Hdf5Writer.write(file, root);
    }

    private static void fill(Hdf5Group group, String label, Collection<Tensor> values) {
        group.label(label);
        int index = 0;
        for (Tensor value : values) {
            group.dataset(Integer.toString(index++), value);
        }
    }

    /** Sets all weights of a model, once all of them are known to fit. */
    static void readWeights(Hdf5Reader reader, String where, String file, NestedModel model) {
        Map<LayerState, Tensor[]> read = new LinkedHashMap<>();
        List<WeightGroup> groups = WeightGroup.of(model);
        Set<String> expected = new HashSet<>();
        groups.forEach(group -> expected.add(group.path()));
        for (WeightGroup group : groups) {
            if (!group.indices().isEmpty()) {
                Tensor[] values = read.computeIfAbsent(group.state().orElseThrow(), state -> new Tensor[state.weights().size()]);
                List<Tensor> found = readGroup(reader, where, file, group);
                for (int i = 0; i < found.size(); i++) {
                    values[group.indices().get(i)] = found.get(i);
                }
            }
        }
        rejectUnexpected(reader, where + ": " + file, "layers", expected);
        read.forEach((state, values) -> state.values(List.of(values)));
    }

    private static List<Tensor> readGroup(Hdf5Reader reader, String where, String file, WeightGroup group) {
        int there = reader.names(group.path()).size();
        int wanted = group.indices().size();
        if (there != wanted) {
            throw new ModelFormatException(where + ": " + file + " holds " + there + " weights for \"" + group.name()
                    + "\" (at " + group.path() + ") but the model expects " + wanted + ": "
                    + String.join(", ", group.weights().stream().map(weight -> weight.name()).toList())
                    + ". Is the file of another model?");
        }
        for (int i = 0; i < wanted; i++) {
            Shape shape = reader.shape(group.path() + "/" + i, group.weightName(i));
            if (!shape.equals(group.weights().get(i).shape())) {
                throw new ModelFormatException(where + ": \"" + group.weightName(i) + "\" has shape " + shape + " in " + file
                        + " but the model expects " + group.weights().get(i).shape()
                        + ". Was the model built with another input shape?");
            }
        }
        List<Tensor> values = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            values.add(reader.read(group.path() + "/" + i, group.weightName(i)).asType(DataType.FLOAT32));
        }
        return values;
    }

    // Weights that no layer takes mean that the file is of another model.
    private static void rejectUnexpected(Hdf5Reader reader, String place, String folder, Set<String> expected) {
        for (String name : reader.names(folder)) {
            String path = folder + "/" + name;
            if (expected.stream().anyMatch(group -> group.startsWith(path + "/"))) {
                rejectUnexpected(reader, place, path, expected);
            } else if (!expected.contains(path)) {
                WITHIN.stream().map(inner -> path + inner).filter(group -> !reader.names(group).isEmpty() && group.endsWith("/vars"))
                        .findFirst().ifPresent(group -> {
                            throw new ModelFormatException(place + " holds weights of a layer that the model does not have (at " + group
                                    + "). Is the file of another model?");
                        });
            }
        }
    }

    /** {@return the optimizer's memory as Keras numbers it; empty where the file has none} */
    static List<Tensor> readOptimizer(Hdf5Reader reader) {
        List<Tensor> state = new ArrayList<>();
        int count = reader.names(OPTIMIZER).size();
        for (int i = 0; i < count; i++) {
            state.add(reader.read(OPTIMIZER + "/" + i, "optimizer/" + i));
        }
        return state;
    }
}
