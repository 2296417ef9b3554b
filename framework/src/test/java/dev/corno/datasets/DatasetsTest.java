package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.DataException;
import dev.corno.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

    @TempDir
    Path folder;

    @Test
    void listsItsNames() {
        assertEquals(List.of("cifar10", "digits", "fashion_mnist", "mnist"), Datasets.all().stream().map(NamedDataset::name).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDataSetSaysWhatItIs(NamedDataset dataset) {
        assertTrue(dataset.description().endsWith("."));
        assertTrue(Stream.of(dataset.licence(), dataset.source()).noneMatch(String::isBlank));
        assertEquals(Optional.of(dataset), Datasets.named(dataset.name()));
    }

    static List<NamedDataset> all() {
        return Datasets.all();
    }

    @Test
    void digitsNeedNoFiles() {
        DatasetSplits digits = Datasets.load("digits");
        assertEquals("digits", digits.name());
        assertEquals(List.of(), new Digits().fetch(home()));
        assertEquals(List.of(), new Digits().verify(home()));
    }

    @Test
    void samplesAreScaledBatchByBatch() {
        DatasetSplits digits = new Digits(20, 10, 0).load();
        assertEquals(digits.xTrain().times(1 / 255f), digits.train().epoch(0).next().x().get(0));
        assertEquals(10, digits.test().samples().getAsLong());
    }

    @Test
    void loadsFoldersByPathAndSetsTestPicturesApart() throws IOException {
        pictures("cat", 6);
        pictures("dog", 4);
        DatasetSplits pets = Datasets.load(folder.toString(), options());
        assertEquals(Shape.of(8, 4, 6, 1), pets.xTrain().shape());
        assertEquals(Shape.of(2, 4, 6, 1), pets.xTest().shape());
        assertEquals(List.of("cat", "dog"), pets.classNames());
        assertEquals(pets, Datasets.load(folder.toString(), options()));
    }

    @Test
    void bringsPicturesToTheShapeAskedFor() throws IOException {
        pictures("train/cat", 2);
        pictures("train/dog", 1);
        pictures("val/cat", 1);
        DatasetSplits pets = Datasets.load(folder.toString(), options().image(Shape.of(8, 8, 3)));
        assertEquals(Shape.of(3, 8, 8, 3), pets.xTrain().shape());
        assertEquals(Shape.of(1, 8, 8, 3), pets.xTest().shape());
    }

    @Test
    void rejectsNamesItDoesNotKnow() {
        Exception failure = assertThrows(IllegalArgumentException.class, () -> Datasets.load("minst", options()));
        assertEquals("Datasets: there is no data set and no folder \"minst\". Data sets are cifar10, digits, fashion_mnist, mnist; "
                + "or give the path of a folder or zip file with a folder of pictures for each class.", failure.getMessage());
    }

    @Test
    void rejectsFoldersWithTooFewPictures() throws IOException {
        pictures("cat", 1);
        Exception failure = assertThrows(DataException.class, () -> Datasets.load(folder.toString(), options()));
        assertEquals(folder + ": expects pictures enough to train on and to test with, got 1. Add pictures, or sort them into the folders "
                + "train and test.", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void rejectsTestFractionsOutOfRange(double fraction) {
        Exception failure = assertThrows(IllegalArgumentException.class, () -> options().testFraction(fraction));
        assertEquals("DatasetOptions: testFraction must be between 0 and 1, got " + fraction + ".", failure.getMessage());
    }

    @Test
    void rejectsShapesThatAreNoPicture() {
        Exception failure = assertThrows(IllegalArgumentException.class, () -> options().image(Shape.of(28, 28)));
        assertEquals("DatasetOptions: image expects a shape (height, width, channels), got (28, 28).", failure.getMessage());
    }

    private DataHome home() {
        return new DataHome(Optional.empty(), folder.resolve("cache"), DownloadProgress.NONE);
    }

    private DatasetOptions options() {
        return new DatasetOptions().home(home()).seed(3);
    }

    private void pictures(String name, int count) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (int i : IntStream.range(0, count).toArray()) {
            ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY), "png", target.resolve(i + ".png").toFile());
        }
    }
}
