package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.DataException;
import dev.corno.data.TestData;
import dev.corno.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {

    private static final int FILE_BYTES = 30_730_000;
    private static final List<String> NAMES = List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin",
            "data_batch_5.bin", "test_batch.bin");

    @TempDir
    Path folder;

    @Test
    void readsTheBinaryArchive() throws IOException {
        DatasetSplits cifar = Cifar10.read(archive(tar(FILE_BYTES, NAMES)));
        assertEquals(Shape.of(50_000, 32, 32, 3), cifar.xTrain().shape());
        assertEquals(Shape.of(10_000, 32, 32, 3), cifar.xTest().shape());
        assertEquals(5, cifar.yTest().flat(0));
        assertArrayEquals(new float[] {10, 20, 30}, cifar.xTest().slice(0, 1).reshape(1024, 3).slice(7, 8).toFloatArray());
        assertEquals("truck", cifar.classNames().get(9));
    }

    @Test
    void findsTheUnpackedArchive() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("cifar10/cifar-10-batches-bin"));
        for (String name : NAMES) {
            Files.write(unpacked.resolve(name), records(FILE_BYTES));
        }
        assertEquals(50_000, Cifar10.load(home()).yTrain().rows());
        assertEquals(List.of(new FileCheck(unpacked, true, "not the original archive, so there is no published hash")),
                Cifar10.DATASET.verify(home()));
    }

    @Test
    void readsClassFolders() throws IOException {
        pictures("train", CifarDataset.CLASSES);
        pictures("test", List.of("ship"));
        DatasetSplits cifar = Cifar10.load(home());
        assertEquals(Shape.of(10, 32, 32, 3), cifar.xTrain().shape());
        assertEquals(8, cifar.yTest().item());
    }

    @Test
    void rejectsOtherClassFolders() throws IOException {
        pictures("train", List.of("cat", "dog"));
        pictures("test", List.of("cat"));
        Path path = folder.resolve("cifar10");
        assertFails(path + ": expects the class folders airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck, got cat, dog. "
                + "Load other pictures by their path instead.", path);
    }

    @Test
    void rejectsClassFoldersWithoutTest() throws IOException {
        pictures("train", CifarDataset.CLASSES);
        Path path = folder.resolve("cifar10");
        assertFails(path + ": expects the folders train and test, got no test. Add the test pictures.", path);
    }

    @Test
    void rejectsFilesOfAnotherSize() throws IOException {
        Path archive = archive(tar(3073, NAMES));
        assertFails(archive + ": expects data_batch_1.bin of 30730000 bytes (10000 records of 3073), got 3073. Get the file again.", archive);
    }

    @Test
    void rejectsArchivesThatLackAFile() throws IOException {
        Path archive = archive(tar(FILE_BYTES, List.of("data_batch_1.bin")));
        assertFails(archive + ": expects the files data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, "
                + "data_batch_5.bin, test_batch.bin, got no data_batch_2.bin. Get the archive again.", archive);
    }

    @Test
    void rejectsLabelsOutOfRange() throws IOException {
        byte[] tar = tar(FILE_BYTES, NAMES);
        tar[512 + 2 * 3073] = 77;
        Path archive = archive(tar);
        assertFails(archive + ": expects labels 0..9, got 77 in record 2 of data_batch_1.bin. Get the file again.", archive);
    }

    @Test
    void rejectsArchivesCutShort() throws IOException {
        byte[] packed = IdxFileTest.gzipped(tar(FILE_BYTES, NAMES));
        Path archive = Files.write(folder.resolve("cifar-10-binary.tar.gz"), Arrays.copyOf(packed, packed.length / 2));
        assertFails(damaged(archive), archive);
    }

    @Test
    void rejectsArchivesOfAnotherKind() throws IOException {
        Path archive = archive("no tar".repeat(200).getBytes(StandardCharsets.UTF_8));
        assertFails(damaged(archive), archive);
    }

    @Test
    void rejectsArchivesThatClaimToBeHuge() throws IOException {
        Path archive = archive(header("bomb.bin", 07777777777L));
        assertFails(damaged(archive), archive);
    }

    @Test
    void verifyingComparesTheArchiveWithThePublishedHash() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("cifar10")).resolve("cifar-10-binary.tar.gz");
        Files.write(archive, new byte[3]);
        assertEquals(List.of(new FileCheck(archive, false, "expects 170052171 bytes, got 3")), Cifar10.DATASET.verify(home()));
    }

    @Test
    @Tag("slow")
    void readsTheRealPictures() {
        DatasetSplits cifar = Cifar10.read(TestData.file("cifar10/cifar10-images.zip"));
        assertEquals(Shape.of(50_000, 32, 32, 3), cifar.xTrain().shape());
        assertEquals(Shape.of(10_000, 32, 32, 3), cifar.xTest().shape());
        assertEquals(5_000, Arrays.stream(cifar.yTrain().toIntArray()).filter(label -> label == 3).count());
    }

    private static String damaged(Path archive) {
        return archive + ": expects the whole archive cifar-10-binary.tar.gz, got a file that is cut short, damaged or of another kind. "
                + "Get the file again.";
    }

    private DataHome home() {
        return new DataHome(Optional.of(folder), folder.resolve("cache"), DownloadProgress.NONE);
    }

    private void pictures(String part, List<String> classes) throws IOException {
        for (String name : classes) {
            Path file = folder.resolve("cifar10").resolve(part).resolve(name).resolve("0.png");
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
    }

    private Path archive(byte[] tar) throws IOException {
        return Files.write(folder.resolve("cifar-10-binary.tar.gz"), IdxFileTest.gzipped(tar));
    }

    private static byte[] tar(int bytes, List<String> names) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (String name : names) {
            tar.write(header("cifar-10-batches-bin/" + name, bytes));
            tar.write(Arrays.copyOf(records(bytes), (bytes + 511) / 512 * 512));
        }
        tar.write(new byte[1024]);
        return tar.toByteArray();
    }

    private static byte[] records(int bytes) {
        byte[] records = new byte[bytes];
        records[0] = 5;
        for (int channel = 0; channel < 3; channel++) {
            records[1 + channel * 1024 + 7] = (byte) (10 + 10 * channel);
        }
        return records;
    }

    private static byte[] header(String name, long size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", size));
        put(header, 148, " ".repeat(8));
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xFF;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static void assertFails(String message, Path path) {
        assertEquals(message, assertThrows(DataException.class, () -> Cifar10.read(path)).getMessage());
    }
}
