package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

    private static final Preprocessing PETS = Preprocessing.bytes(Shape.of(2, 2, 1), List.of("cat", "dog"));

    @TempDir
    private Path folder;

    @Test
    void scalesAndFlattensPictures() {
        Tensor pictures = Tensor.of(new byte[] {0, 51, (byte) 204, (byte) 255}, 1, 2, 2, 1);

        Tensor scaled = PETS.scaled(pictures, Shape.of(4));

        assertEquals(Shape.of(1, 4), scaled.shape());
        assertEquals(0.2f, scaled.at(0, 1), 1e-6f);
        assertEquals(1f, scaled.at(0, 3), 1e-6f);
    }

    @Test
    void comesBackFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve(Preprocessing.FILE), PETS.toJson());

        assertEquals(PETS, Preprocessing.read(file));
    }

    @Test
    void remembersWhatTheModelWasTrainedOn() throws IOException {
        Path file = Files.writeString(folder.resolve(Preprocessing.FILE), PETS.trainedOn(new TrainingData("mnist", 0.5)).toJson());

        assertEquals(Optional.of(new TrainingData("mnist", 0.5)), Preprocessing.read(file).training());
    }

    @Test
    void guessesPicturesFromTheShapeOfTheInput() {
        assertEquals(Shape.of(28, 28, 1), Preprocessing.guess(Shape.of(784), Shape.of(10)).image());
        assertEquals(Shape.of(32, 32, 3), Preprocessing.guess(Shape.of(3072), Shape.of(10)).image());
        assertEquals(Shape.of(8, 9, 1), Preprocessing.guess(Shape.of(8, 9), Shape.of(10)).image());
        assertEquals(List.of("0", "1", "2"), Preprocessing.guess(Shape.of(8, 8, 3), Shape.of(3)).classes());
    }

    @Test
    void cannotGuessWhatIsNoPicture() {
        assertFails("Preprocessing: expects pictures of shape (height, width, 1) or (height, width, 3), got (5).",
                () -> Preprocessing.guess(Shape.of(5), Shape.of(10)));
        assertFails("Preprocessing: expects a model from pictures to the probabilities of classes, got one from (batch, 5) to (batch, 1).",
                () -> Preprocessing.guess(Shape.of(5), Shape.of(1)));
    }

    @Test
    void refusesPicturesOfAnotherSize() {
        assertFails("The model takes pictures of shape (2, 2, 1), got (3, 3, 1). Choose the data it was trained on, or train a model for "
                + "these pictures.", () -> PETS.scaled(Tensor.of(new byte[9], 1, 3, 3, 1), Shape.of(4)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ | what is no JSON in line 1.",
        "{} | image has 0 numbers instead of 3.",
        "{\"image\": [99999999, 2, 1]} | Preprocessing: expects pictures of shape (height, width, 1) or (height, width, 3), got (99999999, 2, 1).",
        "{\"image\": [2, 2, 1], \"scale\": -1} | Preprocessing: scale must be a positive number, got -1.0.",
        "{\"image\": [2, 2, 1], \"scale\": 1, \"classes\": [\"a\"]} | Preprocessing: expects the names of at least 2 classes, got 1."})
    void refusesAFileOfOtherContent(String content, String detail) throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), content);

        var error = assertThrows(IOException.class, () -> Preprocessing.read(file));
        assertEquals(file + ": expects image, scale and classes in JSON, got: " + detail + " Remove the file to use the model without it.",
                error.getMessage());
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
