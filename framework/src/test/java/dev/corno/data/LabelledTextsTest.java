package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.layers.preprocessing.TextVectorization;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextsTest {

    private static final LabelledTexts FOUR = new LabelledTexts(List.of("a", "b", "c", "d"), Tensor.of(new int[] {0, 1, 2, 3}, 4),
            List.of("w", "x", "y", "z"));

    @TempDir
    Path folder;

    @Test
    void readsALineForEachText() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.txt"), " dull \r\n\nslow\n");
        Path good = Files.writeString(folder.resolve("good.txt"), "fun");

        assertEquals(new LabelledTexts(List.of("dull", "slow", "fun"), Tensor.of(new int[] {0, 0, 1}, 3), List.of("bad.txt", "good.txt")),
                LabelledTexts.lines(bad, good));
    }

    @Test
    void readsLatin1WhereAFileIsNotUtf8() throws IOException {
        Path latin = Files.write(folder.resolve("latin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Path utf = Files.write(folder.resolve("utf"), "caf\u00e9".getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of("caf\u00e9", "caf\u00e9"), LabelledTexts.lines(latin, utf).texts());
    }

    @Test
    void readsAFolderForEachClass() throws IOException {
        Files.createDirectories(folder.resolve("pos/more"));
        Files.createDirectories(folder.resolve("neg"));
        Files.writeString(folder.resolve("pos/2.txt"), "fun");
        Files.writeString(folder.resolve("pos/more/1.txt"), "great");
        Files.writeString(folder.resolve("neg/1.txt"), "dull\nand slow\n");
        Files.writeString(folder.resolve("neg/notes.md"), "not a text");

        assertEquals(new LabelledTexts(List.of("dull\nand slow\n", "fun", "great"), Tensor.of(new int[] {0, 1, 1}, 3), List.of("neg", "pos")),
                LabelledTexts.folders(folder));
    }

    @Test
    void mixedTextsKeepTheirLabels() {
        LabelledTexts mixed = FOUR.mixed(1);

        assertEquals(FOUR.texts(), IntStream.range(0, 4).mapToObj(label -> mixed.texts().get(indexOf(mixed.y(), label))).toList());
        assertEquals(mixed, FOUR.mixed(1));
    }

    private static int indexOf(Tensor y, int label) {
        return IntStream.range(0, y.rows()).filter(i -> y.flat(i) == label).findFirst().orElseThrow();
    }

    @Test
    void takesAndSkipsTexts() {
        assertEquals(List.of("a"), FOUR.take(1).texts());
        assertEquals(Tensor.of(new int[] {1, 2, 3}, 3), FOUR.skip(1).y());
    }

    @Test
    void becomesRowsOfNumbers() {
        ArrayDataset dataset = FOUR.dataset(new TextVectorization(List.of("a", "b")).outputSequenceLength(1));

        assertEquals(Tensor.of(new long[] {2, 3, 1, 1}, 4, 1), dataset.x().get(0));
        assertEquals(List.of(FOUR.y()), dataset.y());
    }

    @Test
    void rejectsAnotherNumberOfLabels() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                () -> new LabelledTexts(List.of("a"), Tensor.of(new int[] {0, 1}, 2), List.of()));
        assertEquals("LabelledTexts: expects y of shape (1) for as many texts, got (2). Each text needs one label.", error.getMessage());
    }

    @Test
    void rejectsPartsThatAreNotThere() {
        assertEquals("LabelledTexts: take expects 0 to 4 samples, got 5.",
                assertThrows(IllegalArgumentException.class, () -> FOUR.take(5)).getMessage());
        assertEquals("LabelledTexts: skip expects 0 to 4 samples, got -1.",
                assertThrows(IllegalArgumentException.class, () -> FOUR.skip(-1)).getMessage());
    }

    @Test
    void rejectsFilesThatAreNotThere() {
        Path missing = folder.resolve("missing");

        assertEquals(missing + ": cannot be read: no such file or folder. Check that it exists and is readable.",
                assertThrows(DataException.class, () -> LabelledTexts.lines(missing)).getMessage());
        assertEquals(missing + ": cannot be read: no such file or folder. Check that it exists and is readable.",
                assertThrows(DataException.class, () -> LabelledTexts.folders(missing)).getMessage());
    }

    @Test
    void rejectsAFolderWithoutTexts() {
        assertEquals(folder + ": expects texts, got none. Give a file of lines for each class, or a folder of .txt files for each.",
                assertThrows(DataException.class, () -> LabelledTexts.folders(folder)).getMessage());
    }
}
