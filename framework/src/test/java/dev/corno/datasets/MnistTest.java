package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.DataException;
import dev.corno.data.TestData;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";

    @TempDir
    Path folder;

    @BeforeEach
    void writeSmallFiles() throws IOException {
        write("train-images-idx3-ubyte.gz", IdxFileTest.idx(30 * 784, 30, 28, 28));
        write(TRAIN_LABELS, IdxFileTest.idx(30, 30));
        write("t10k-images-idx3-ubyte.gz", IdxFileTest.idx(20 * 784, 20, 28, 28));
        write("t10k-labels-idx1-ubyte.gz", IdxFileTest.idx(20, 20));
    }

    @Test
    void findsItsFilesInTheUsersFolder() {
        DatasetSplits mnist = Mnist.load(home());
        assertEquals(Shape.of(30, 28, 28, 1), mnist.xTrain().shape());
        assertEquals(Shape.of(20, 28, 28, 1), mnist.xTest().shape());
        assertEquals(DataType.INT32, mnist.yTrain().dtype());
        assertEquals(7, mnist.yTest().flat(17));
    }

    @Test
    void takesUnpackedFilesToo() throws IOException {
        Files.delete(file(TRAIN_LABELS));
        Files.write(file("train-labels-idx1-ubyte"), IdxFileTest.idx(30, 30));
        assertEquals(30, Mnist.load(home()).yTrain().rows());
    }

    @Test
    void rejectsLabelsForOtherPictures() throws IOException {
        write(TRAIN_LABELS, IdxFileTest.idx(29, 29));
        assertFails(file(TRAIN_LABELS) + ": expects 30 labels, one for each picture in train-images-idx3-ubyte.gz, got shape (29). "
                + "Get both files again.");
    }

    @Test
    void rejectsLabelsOutOfRange() throws IOException {
        byte[] idx = IdxFileTest.idx(30, 30);
        idx[8 + 3] = (byte) 200;
        write(TRAIN_LABELS, idx);
        assertFails(file(TRAIN_LABELS) + ": expects labels 0..9, got 200 at sample 3. Get the file again.");
    }

    @Test
    void rejectsPicturesOfAnotherSize() throws IOException {
        write("t10k-images-idx3-ubyte.gz", IdxFileTest.idx(20 * 25, 20, 5, 5));
        assertFails(file("t10k-images-idx3-ubyte.gz") + ": expects pictures of shape (samples, 28, 28), got (20, 5, 5). "
                + "Get the file again.");
    }

    @Test
    void verifyingSaysWhichFilesAreNotAsPublished() throws IOException {
        List<FileCheck> checks = Mnist.DATASET.verify(home());
        assertEquals(4, checks.size());
        assertEquals(new FileCheck(file(TRAIN_LABELS), false, "expects 28881 bytes, got " + Files.size(file(TRAIN_LABELS))), checks.get(1));
    }

    @Test
    void verifyingAcceptsFilesAsPublishedAndPackedAnew() throws IOException {
        byte[] packed = IdxFileTest.gzipped(IdxFileTest.idx(30, 30));
        RemoteFile published = new RemoteFile(TRAIN_LABELS, List.of(), packed.length, checksum(packed));
        RemoteFile other = new RemoteFile("t10k-labels-idx1-ubyte.gz", List.of(), 1, checksum(packed));
        Checksum content = checksum(IdxFileTest.idx(20, 20));
        IdxDataset dataset = new IdxDataset("mnist", "", "", "", List.of(), List.of(published, other), List.of(content, content));
        assertEquals(List.of("as published (" + published.checksum() + ")", "packed anew, content as published (" + content + ")"),
                dataset.verify(home()).stream().map(FileCheck::finding).toList());
    }

    @Test
    void downloadsWhatIsMissing() throws IOException {
        byte[] labels = Files.readAllBytes(file(TRAIN_LABELS));
        Files.delete(file(TRAIN_LABELS));
        try (FileServer server = new FileServer().with(TRAIN_LABELS, labels)) {
            RemoteFile remote = RemoteFile.below(List.of(server.url()), TRAIN_LABELS, labels.length, checksum(labels));
            IdxDataset dataset = new IdxDataset("mnist", "", "", "", List.of(), List.of(remote), List.of());
            assertEquals(List.of(folder.resolve("cache/datasets/mnist").resolve(TRAIN_LABELS)), dataset.fetch(home()));
        }
    }

    @Test
    void readsTheRealPictures() {
        DataHome home = DataHome.of(Map.of("CORNO_DATA", TestData.file("mnist").getParent().toString()), folder);
        DatasetSplits mnist = Mnist.load(home);
        assertEquals(Shape.of(60_000, 28, 28, 1), mnist.xTrain().shape());
        assertArrayEquals(new int[] {5, 0, 4, 1, 9}, Arrays.copyOf(mnist.yTrain().toIntArray(), 5));
        assertArrayEquals(new int[] {7, 2, 1, 0, 4}, Arrays.copyOf(mnist.yTest().toIntArray(), 5));
        assertTrue(Mnist.DATASET.verify(home).stream().allMatch(FileCheck::sound));
    }

    @Test
    void fashionHasTheSameFilesWithOtherHashes() {
        assertEquals(files(Mnist.DATASET).toList(), files(FashionMnist.DATASET).toList());
        assertTrue(FashionMnist.DATASET.files().stream().allMatch(file -> file.checksum().algorithm().equals("MD5")));
    }

    private static Stream<String> files(IdxDataset dataset) {
        return dataset.files().stream().map(RemoteFile::name);
    }

    private DataHome home() {
        return new DataHome(Optional.of(folder), folder.resolve("cache"), DownloadProgress.NONE);
    }

    private Path file(String name) {
        return folder.resolve("mnist").resolve(name);
    }

    private void write(String name, byte[] idx) throws IOException {
        Files.createDirectories(folder.resolve("mnist"));
        Files.write(file(name), IdxFileTest.gzipped(idx));
    }

    private static Checksum checksum(byte[] bytes) throws IOException {
        return Checksum.sha256("").of(new ByteArrayInputStream(bytes));
    }

    private void assertFails(String message) {
        assertEquals(message, assertThrows(DataException.class, () -> Mnist.load(home())).getMessage());
    }
}
