package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {

    private static final CompileConfig COMPILE =
            new CompileConfig(new Adam(), List.of(Losses.MEAN_SQUARED_ERROR), List.of(1.0), List.of(List.of()), List.of(List.of()));

    @TempDir
    private Path folder;

    private Path write(Map<String, Tensor> optimizerState) {
        SymbolicTensor x = new Input(2).tensor();
        SymbolicTensor y = new Dense(1).name("fc").useBias(false).apply(x);
        FileModel model = new FileModel("Sequential", "m", new Network(List.of(x), List.of(y), new WeightStore(42)));
        Path file = folder.resolve("m.keras");
        KerasFile.write(file, model, KerasObjects.standard(), Optional.of(COMPILE), optimizerState);
        return file;
    }

    private static Map<String, Tensor> state(int iteration, Tensor slot) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("iteration", Tensor.of(new int[] {iteration}));
        state.put("learning_rate", Tensor.scalar(0.001f));
        state.put("fc/kernel/momentum", slot);
        return state;
    }

    @Test
    void keepsTheOptimizersMemoryByName() {
        Map<String, Tensor> state = state(7, Tensor.full(0.25f, 2, 1));

        assertEquals(Optional.of(state), FileModel.read(write(state)).optimizerState(Map.of()));
    }

    @Test
    void numbersTheOptimizersMemoryWhereTheFileHasNoNames() throws IOException {
        Map<String, Tensor> state = state(7, Tensor.full(0.25f, 2, 1));
        Path file = write(state);
        Archive.of(file).with("metadata.json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)).write(file);

        assertEquals(Optional.of(state), FileModel.read(file).optimizerState(state));
    }

    @Test
    void hasNoMemoryBeforeTheFirstStep() {
        assertEquals(Optional.empty(), FileModel.read(write(state(0, Tensor.full(0, 2, 1)))).optimizerState(Map.of()));
    }

    @Test
    void saysThatTheMemoryIsOfAnotherOptimizer() throws IOException {
        Path file = write(state(7, Tensor.full(0.25f, 2, 1)));
        Archive.of(file).with("metadata.json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)).write(file);

        assertFails("load: m.keras holds 3 optimizer variables but the model's optimizer has 2. "
                + "Call Model.loadUncompiled(file), and compile the model anew.", file, Map.of("iteration", Tensor.of(new int[1]), "learning_rate", Tensor.scalar(0)));
    }

    @Test
    void saysThatTheMemoryIsOfAnotherShape() {
        assertFails("load: m.keras holds the optimizer variable \"fc/kernel/momentum\" of shape (3) but the model expects (2, 1). "
                + "Call Model.loadUncompiled(file), and compile the model anew.", write(state(7, Tensor.full(1, 3))), state(0, Tensor.full(0, 2, 1)));
    }

    @Test
    void keepsWhatTheModelWasCompiledWith() {
        assertEquals(Optional.of(COMPILE), FileModel.read(write(Map.of())).compile());
    }

    @Test
    void keepsTheSeed() {
        assertEquals(42, FileModel.read(write(Map.of())).model().network().store().seed());
    }

    private static void assertFails(String message, Path file, Map<String, Tensor> own) {
        SavedModel<FileModel> saved = FileModel.read(file);
        assertEquals(message, assertThrows(ModelFormatException.class, () -> saved.optimizerState(own)).getMessage());
    }
}
