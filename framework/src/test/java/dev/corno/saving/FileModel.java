package dev.corno.saving;

import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.nio.file.Path;

/** The least that a model can be: what a file describes. */
record FileModel(String className, String name, Network network) implements NestedModel {

    @Override
    public FileModel name(String value) {
        return new FileModel(className, value, network);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return network.outputs().get(0).shape();
    }

    @Override
    public SymbolicTensor apply(List<SymbolicTensor> inputs) {
        return dev.corno.graph.NestedCall.inline(this, network, inputs).outputs().get(0);
    }

    static SavedModel<FileModel> read(Path file) {
        return KerasFile.read(file, KerasObjects.standard(), FileModel::new);
    }

    void write(Path file) {
        KerasFile.write(file, this, KerasObjects.standard(), Optional.empty(), Map.of());
    }
}
