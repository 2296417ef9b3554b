package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void writeSmallModel() {
        SymbolicTensor x = new Input(3).tensor();
        SymbolicTensor y = new Dense(2).name("out").apply(new Dense(4).name("fc1").apply(x));
        file = folder.resolve("m.keras");
        new FileModel("Sequential", "small", new Network(List.of(x), List.of(y), new WeightStore(1))).write(file);
    }

    @Test
    void saysThatThereIsNoFile() {
        Path missing = folder.resolve("n.keras");

        assertFails("load: there is no file \"" + missing + "\".", missing);
    }

    @Test
    void saysThatItIsAFolder() {
        assertFails("load: \"" + folder + "\" is a folder. Give the .keras file.", folder);
    }

    @Test
    void rejectsWhatIsNoZip() throws IOException {
        Files.writeString(file, "<html>404</html>");

        assertFails("load: m.keras is not a .keras file, which is a zip archive and begins with 50 4b; got 3c 68 74 6d.", file);
    }

    @Test
    void rejectsAnEmptyFile() throws IOException {
        Files.write(file, new byte[0]);

        assertFails("load: m.keras is not a .keras file, which is a zip archive and begins with 50 4b; got an empty file.", file);
    }

    @Test
    void rejectsATruncatedFile() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3000));

        assertFails("load: m.keras is cut off or damaged: it begins like a .keras file but its table of contents cannot be read. "
                + "Copy or download it again.", file);
    }

    @Test
    void rejectsAChangedByte() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("OHDR") + 40;
        bytes[at] ^= 1;
        Files.write(file, bytes);

        assertFails("load: m.keras is damaged: the content of model.weights.h5 is not what was stored. Copy or download it again.", file);
    }

    @Test
    void rejectsAMissingEntry() throws IOException {
        Archive.of(file).without("model.weights.h5").write(file);

        assertFails("load: m.keras has no model.weights.h5, which every .keras file has. It has [config.json, metadata.json].", file);
    }

    @Test
    void rejectsEntriesThatPointOut() throws IOException {
        Archive.of(file).with("assets/../../evil", new byte[1]).write(file);

        assertFails("load: m.keras holds an entry \"assets/../../evil\" that points out of the archive. Do not use this file.", file);
    }

    @Test
    void rejectsTwoEntriesOfOneName() throws IOException {
        Archive.of(file).with("config.jsom", new byte[1]).write(file);
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, bytes.replace("config.jsom", "config.json").getBytes(StandardCharsets.ISO_8859_1));

        assertFails("load: m.keras holds two entries named \"config.json\". Do not use this file.", file);
    }

    @Test
    void rejectsAnEntryThatUnpacksToTooMuch() throws IOException {
        Archive.of(file).with("model.weights.h5", new byte[70 << 20]).write(file);

        assertFails("load: m.keras holds a model.weights.h5 of more than 67110528 bytes, which is more than the model needs. "
                + "Do not use this file.", file);
    }

    @Test
    void rejectsWhatIsNoJson() throws IOException {
        Archive.of(file).config("{\"module\": ").write(file);

        assertFails("load: m.keras holds a config.json that is not proper JSON (line 1, column 12). Copy or download it again.", file);
    }

    @Test
    void rejectsJsonThatIsNoObject() throws IOException {
        Archive.of(file).config("[]").write(file);

        assertFails("load: m.keras holds a config.json that is not a JSON object. Copy or download it again.", file);
    }

    @Test
    void rejectsKeysThatAreThereTwice() throws IOException {
        Archive.of(file).config("{\"a\": 1, \"a\": 2}").write(file);

        assertFails("load: m.keras holds a config.json that is not proper JSON (line 1, column 13). Copy or download it again.", file);
    }

    @Test
    void rejectsJsonThatIsNestedTooDeeply() throws IOException {
        Archive.of(file).config("{\"a\": " + "[".repeat(100_000)).write(file);

        assertFails("load: m.keras holds a config.json that is nested deeper, or has longer values, than any model's. "
                + "Do not use this file.", file);
    }

    @Test
    void rejectsWeightsThatAreNoHdf5() throws IOException {
        Archive.of(file).with("model.weights.h5", "weights".getBytes(StandardCharsets.UTF_8)).write(file);

        assertFails("load: m.keras is not a complete HDF5 file of weights. Copy or download it again.", file);
    }

    @Test
    void rejectsWeightsOfOtherShapes() throws IOException {
        Archive.of(file).config("/config/layers/1/config", "units", "5").write(file);

        assertFails("load: \"fc1/kernel\" has shape (3, 4) in m.keras but the model expects (3, 5). "
                + "Was the model built with another input shape?", file);
    }

    @Test
    void takesNoMemoryForWeightsThatAreNotThere() throws IOException {
        Archive.of(file).config("/config/layers/1/config", "units", "2000000000").write(file);

        assertFails("load: \"fc1/kernel\" has shape (3, 4) in m.keras but the model expects (3, 2000000000). "
                + "Was the model built with another input shape?", file);
    }

    @Test
    void leavesNoTemporaryFilesBehind() throws IOException {
        Archive.of(file).with("model.weights.h5", new byte[1]).write(file);
        long before = temporaryFiles();
        assertThrows(ModelFormatException.class, () -> FileModel.read(file));

        assertEquals(before, temporaryFiles());
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().matches("corno-.*\\.h5")).count();
        }
    }

    private static void assertFails(String message, Path file) {
        assertEquals(message, assertThrows(ModelFormatException.class, () -> FileModel.read(file)).getMessage());
    }
}
