package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

    @TempDir
    Path folder;

    @Test
    void sortedFolderNamesAreTheClasses() throws IOException {
        picture("dog/1.png", 10);
        picture("cat/b.png", 30);
        picture("cat/a.png", 20);
        Files.writeString(folder.resolve("cat/notes.txt"), "passed over");
        LabelledImages images = ImageFolder.read(folder, 1, 1, 1);
        assertEquals(List.of("cat", "dog"), images.classNames());
        assertEquals(Tensor.of(new int[] {0, 0, 1}, 3), images.y());
        assertEquals(Tensor.of(new byte[] {20, 30, 10}, 3, 1, 1, 1), images.x());
    }

    @Test
    void recognisesTrainAndTestParts() throws IOException {
        picture("train/cat/1.png", 10);
        picture("train/dog/1.png", 20);
        picture("test/dog/1.png", 30);
        ImageFolder.Parts parts = ImageFolder.readParts(folder, 2, 2, 3);
        assertEquals(Shape.of(2, 2, 2, 3), parts.train().x().shape());
        LabelledImages test = parts.test().orElseThrow();
        assertEquals(Tensor.of(new int[] {1}, 1), test.y());
        assertEquals(List.of("cat", "dog"), test.classNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pets/"})
    void readsZipFilesWithOrWithoutAFolderAroundEverything(String around) throws IOException {
        Path zip = zip(around + "cat/1.png", around + "dog/2.png", "__MACOSX/cat/._1.png");
        LabelledImages images = ImageFolder.read(zip, 4, 4, 1);
        assertEquals(List.of("cat", "dog"), images.classNames());
        assertEquals(Shape.of(2, 4, 4, 1), images.x().shape());
    }

    @Test
    void followsLinks() throws IOException {
        picture("pets/cat/1.png", 10);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("pets"));
        assertEquals(List.of("cat"), ImageFolder.read(link, 1, 1, 1).classNames());
    }

    @Test
    void tellsTheShapeOfTheFirstPicture() throws IOException {
        picture("cat/1.png", 10);
        assertEquals(Shape.of(2, 3, 1), ImageFolder.shapeOfFirst(folder));
        ImageIO.write(ImagesTest.noise(5, 7), "png", folder.resolve("cat/0.png").toFile());
        assertEquals(Shape.of(5, 7, 3), ImageFolder.shapeOfFirst(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../cat/1.png", "/cat/1.png", "cat/../../1.png", "cat\\..\\1.png", "C:/cat/1.png"})
    void rejectsZipEntriesThatEscape(String entry) throws IOException {
        Path zip = zip(entry);
        assertFails(zip + ": expects entry names below the archive's root, got \"" + entry
                + "\". Do not use this archive: it was made to write outside its folder.", zip);
    }

    @Test
    void rejectsFoldersWithoutClasses() throws IOException {
        ImageIO.write(ImagesTest.noise(2, 2), "png", folder.resolve("loose.png").toFile());
        assertFails(folder + ": expects folders named after the classes with PNG, JPEG, BMP or GIF pictures in them, got none. "
                + "Sort the pictures into such folders.", folder);
    }

    @Test
    void rejectsTestClassesThatTrainingLacks() throws IOException {
        picture("train/cat/1.png", 1);
        picture("train/dog/1.png", 1);
        picture("test/cow/1.png", 1);
        assertFails(folder + ": the test part has the class \"cow\", but the training part has only cat, dog. "
                + "Use the same class folders in both.", folder);
    }

    @Test
    void namesThePictureThatIsDamaged() throws IOException {
        picture("cat/1.png", 1);
        Path damaged = Files.write(folder.resolve("cat/2.png"), Arrays.copyOf(png(1), 40));
        assertFails(damaged + ": expects a whole picture, got one that is cut short or damaged. Get the file again or remove it.", folder);
    }

    @Test
    void rejectsMorePicturesThanFitInMemory() throws IOException {
        picture("cat/1.png", 1);
        picture("dog/1.png", 1);
        Exception failure = assertThrows(DataException.class, () -> ImageFolder.read(folder, 30_000, 30_000, 3));
        assertEquals(folder + ": 2 pictures of 30000 x 30000 x 3 bytes are more than fit in memory at once (2147483639 bytes). "
                + "Use a smaller size or fewer pictures.", failure.getMessage());
    }

    @Test
    void rejectsFilesThatAreNoZip() throws IOException {
        Path file = Files.writeString(folder.resolve("a.zip"), "no zip");
        assertFails(file + ": expects a folder or zip file of class folders, got a file of another kind or one that is cut short. "
                + "Check the path, or get the file again.", file);
    }

    @Test
    void rejectsMissingFolders() {
        Path missing = folder.resolve("missing");
        assertFails(missing + ": cannot be read: no such file or folder. Check the path and its permissions.", missing);
    }

    private void picture(String name, int grey) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, png(grey));
    }

    private static byte[] png(int grey) throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 3, 2, 0, new int[] {grey, grey, grey, grey, grey, grey});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private Path zip(String... entries) throws IOException {
        Path zip = folder.resolve("pictures.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(png(7));
            }
        }
        return zip;
    }

    private static void assertFails(String message, Path path) {
        assertEquals(message, assertThrows(DataException.class, () -> ImageFolder.read(path, 2, 2, 3)).getMessage());
    }
}
