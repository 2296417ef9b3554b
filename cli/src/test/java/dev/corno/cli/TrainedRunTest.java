package dev.corno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.cli.run.OptimizerName;
import dev.corno.datasets.DatasetSplits;
import dev.corno.datasets.Digits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One small run of {@code corno train}, and what can be done with it afterwards. */
class TrainedRunTest {

    @TempDir
    private static Path folder;

    private static Path run;
    private static CommandRun training;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        training = CommandRun.of("train", "perceptron", "--limit", 600, "--epochs", 3, "--out", run, "--verbose", "silent");
    }

    @Test
    void trainPrintsSummaryScoresAndPlace() {
        assertEquals("", training.err());
        assertEquals(0, training.exitCode());
        assertTrue(training.out().contains("13,002") && training.out().contains("weighted average")
                && training.out().contains("true \\ predicted") && training.out().contains(run.toString()));
    }

    @Test
    void runFolderHoldsEverything() throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            assertEquals(List.of("curves.png", "history.csv", "history.json", "model.keras", "preprocessing.json", "report.html",
                    "report.json", "report.txt"), files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void historyHasARowForEachEpoch() throws IOException {
        List<String> rows = Files.readAllLines(run.resolve("history.csv"));

        assertEquals("epoch,accuracy,loss,val_accuracy,val_loss", Stream.of(rows.get(0).split(","))
                .filter(name -> !name.equals("seconds") && !name.equals("epoch")).sorted().reduce("epoch", (a, b) -> a + "," + b));
        assertEquals(4, rows.size());
    }

    @Test
    void pageRefersToNothingOutsideItself() throws IOException {
        assertFalse(Files.readString(run.resolve("report.html")).contains("http"));
    }

    @Test
    void curvesAreAPicture() throws IOException {
        assertEquals(420, ImageIO.read(run.resolve("curves.png").toFile()).getHeight());
    }

    @Test
    void evaluateMeasuresWhatTrainingReported() throws IOException {
        double accuracy = new ObjectMapper().readTree(run.resolve("report.json").toFile()).at("/evaluation/accuracy").asDouble();

        CommandRun evaluation = CommandRun.of("evaluate", run, "--limit", 600);

        assertEquals(0, evaluation.exitCode());
        assertTrue(evaluation.out().contains(String.format(java.util.Locale.ROOT, "accuracy %.4f", accuracy)));
    }

    @Test
    void predictNamesClassesWithProbabilities() throws IOException {
        Path picture = writeDigit(scratch.resolve("seven.png"));

        CommandRun prediction = CommandRun.of("predict", run, picture, "--top", 2);

        assertEquals(0, prediction.exitCode());
        assertTrue(prediction.out().matches("\\Q" + picture + "\\E: \\d \\d+\\.\\d %, \\d \\d+\\.\\d %\\R"));
    }

    @Test
    void predictTakesFolders() throws IOException {
        writeDigit(scratch.resolve("b.png"));
        writeDigit(scratch.resolve("a.png"));

        CommandRun prediction = CommandRun.of("predict", run, scratch);

        assertEquals(List.of("a.png", "b.png"), prediction.out().lines()
                .map(line -> Path.of(line.substring(0, line.indexOf(": "))).getFileName().toString()).toList());
    }

    @Test
    void predictGoesOnAfterAPictureThatCannotBeRead() throws IOException {
        Path broken = Files.writeString(scratch.resolve("a.png"), "no picture");
        Path picture = writeDigit(scratch.resolve("b.png"));

        CommandRun prediction = CommandRun.of("predict", run, broken, picture);

        assertEquals(1, prediction.exitCode());
        assertEquals(1, prediction.out().lines().count());
        assertTrue(prediction.err().startsWith("corno: " + broken));
        assertEquals(1, prediction.err().lines().count());
    }

    @Test
    void predictRefusesAFolderWithoutPictures() {
        CommandRun prediction = CommandRun.of("predict", run, scratch);

        assertEquals("corno: " + scratch + ": expects PNG, JPEG, BMP or GIF files in this folder, found none." + System.lineSeparator(),
                prediction.err());
    }

    @Test
    void modelWithoutPreprocessingIsGuessedAt() throws IOException {
        Path model = Files.copy(run.resolve("model.keras"), scratch.resolve("foreign.keras"));
        Path picture = writeDigit(scratch.resolve("seven.png"));

        CommandRun prediction = CommandRun.of("predict", model, picture);

        assertEquals("corno: Nothing beside the model says how its pictures were prepared: taking (28, 28, 1) pixels, values scaled to 0..1, "
                + "classes numbered from 0." + System.lineSeparator(), prediction.err());
        assertEquals(0, prediction.exitCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[14, 14, 1] | (14, 14, 1)", "[32, 32, 3] | (32, 32, 3)"})
    void refusesPreprocessingOfAnotherModel(String image, String shape) throws IOException {
        Files.copy(run.resolve("model.keras"), scratch.resolve("model.keras"));
        Path told = scratch.resolve("preprocessing.json");
        Files.writeString(told, "{\"image\": " + image + ", \"scale\": 1, \"classes\": [\"a\", \"b\"]}");

        assertEquals("corno: " + told + ": expects pictures and classes for a model from (batch, 28, 28, 1) to (batch, 10), got pictures of "
                + "shape " + shape + " and 2 classes. Correct the file, or remove it to use the model without it."
                + System.lineSeparator(), CommandRun.of("predict", scratch, scratch).err());
    }

    @Test
    void summaryReadsRunFolders() {
        assertTrue(CommandRun.of("summary", run).out().contains("13,002"));
    }

    @Test
    void trainAndEvaluateTakeFoldersOfClassFolders() throws IOException {
        for (String picture : List.of("cat/1.png", "cat/2.png", "cat/3.png", "dog/1.png", "dog/2.png", "dog/3.png")) {
            Files.createDirectories(scratch.resolve("pets").resolve(picture).getParent());
            writeDigit(scratch.resolve("pets").resolve(picture));
        }

        CommandRun pets = CommandRun.of("train", "perceptron", "--data", scratch.resolve("pets"), "--epochs", 1, "--out",
                scratch.resolve("run"), "--validation-split", 0, "--verbose", "silent");
        CommandRun again = CommandRun.of("evaluate", scratch.resolve("run"));
        CommandRun digits = CommandRun.of("evaluate", scratch.resolve("run"), "--data", "Digits", "--limit", 10);

        assertEquals("", pets.err());
        assertTrue(again.out().startsWith("2 test samples of " + scratch.resolve("pets")));
        assertEquals("corno: The model tells 2 classes (cat, dog) apart, but digits has 10 classes (0, 1, 2, 3, 4, ...). Choose data with "
                + "the classes it was trained on." + System.lineSeparator(), digits.err());
    }

    @Test
    void trainSaysHowManySamplesAreForWhat() {
        assertTrue(training.out().contains("Training on 540 samples of digits, validating on 60, testing on 600."));
    }

    @Test
    void trainSaysWhatItDidToPicturesAndRate() throws IOException {
        CommandRun augmented = CommandRun.of("train", "perceptron", "--limit", 100, "--epochs", 1, "--augment", "Rotate,crop=2",
                "--optimizer", "adamw", "--schedule", "one-cycle", "--profile", "--out", scratch.resolve("run"), "--verbose", "silent");
        JsonNode settings = new ObjectMapper().readTree(scratch.resolve("run/report.json").toFile()).path("settings");

        assertEquals("", augmented.err());
        assertTrue(augmented.out().contains("Changing the training samples at random: rotate=0.05,crop=2."));
        assertTrue(augmented.out().contains("forward"));
        assertEquals(List.of("rotate=0.05,crop=2", "adamw", "0.004", "one-cycle", "1.0"), Stream.of("augmentation", "optimizer",
                "weight decay", "schedule", "decay of the learning rate per epoch")
                .map(name -> settings.path(name).asText()).toList());
        assertTrue(Files.readString(scratch.resolve("run/report.txt")).contains("rotate=0.05,crop=2"));
        assertTrue(Files.readString(scratch.resolve("run/report.html")).contains("rotate=0.05,crop=2"));
    }

    @ParameterizedTest
    @EnumSource(OptimizerName.class)
    void everyOptimizerTrains(OptimizerName optimizer) {
        CommandRun training = CommandRun.of("train", "perceptron", "--limit", 40, "--epochs", 1, "--optimizer", optimizer,
                "--weight-decay", 0.01, "--out", scratch.resolve("run"), "--verbose", "silent");

        assertEquals("", training.err());
        assertEquals(0, training.exitCode());
    }

    @Test
    void onlyTrainingSamplesAreAugmented() throws IOException {
        JsonNode plain = standstill("none");
        JsonNode augmented = standstill("brightness=1");

        assertEquals(2, plain.findValues("val_loss").size());
        assertEquals(plain.findValues("val_loss"), augmented.findValues("val_loss"));
        assertEquals(plain.at("/report/evaluation"), augmented.at("/report/evaluation"));
        assertNotEquals(plain.at("/history/epochs/0/values/loss"), augmented.at("/history/epochs/0/values/loss"));
        assertNotEquals(augmented.at("/history/epochs/0/values/loss"), augmented.at("/history/epochs/1/values/loss"));
    }

    /** History and report of a training that changes no weight. */
    private JsonNode standstill(String augment) throws IOException {
        Path run = scratch.resolve("run-" + augment);
        CommandRun training = CommandRun.of("train", "perceptron", "--limit", 40, "--epochs", 2, "--augment", augment, "--optimizer", "sgd",
                "--learning-rate", "1e-30", "--out", run, "--verbose", "silent");
        assertEquals("", training.err());
        ObjectMapper json = new ObjectMapper();
        ObjectNode told = json.createObjectNode();
        told.set("history", json.readTree(run.resolve("history.json").toFile()));
        told.set("report", json.readTree(run.resolve("report.json").toFile()));
        return told;
    }

    @Test
    void trainRefusesToCropMoreThanThereIs() {
        CommandRun training = CommandRun.of("train", "perceptron", "--limit", 40, "--augment", "crop=29", "--out", scratch.resolve("run"),
                "--verbose", "silent");

        assertEquals("corno: --augment crop=29: expects at most the 28 pixels of the pictures' shorter side. Give fewer."
                + System.lineSeparator(), training.err());
        assertFalse(Files.exists(scratch.resolve("run")));
    }

    @Test
    void trainKeepsNoModelThatDiverged() {
        CommandRun training = CommandRun.of("train", "perceptron", "--limit", 200, "--learning-rate", "1e30", "--out", scratch.resolve("run"),
                "--verbose", "silent");

        assertEquals("corno: train: expects a loss that is a number, got none any more. The model is not kept; train with a lower "
                + "--learning-rate than 1.0E30." + System.lineSeparator(), training.err());
        assertEquals(1, training.exitCode());
        assertFalse(Files.exists(scratch.resolve("run")));
    }

    @Test
    void trainNeedsMoreThanOneClass() throws IOException {
        Path pets = scratch.resolve("pets");
        Files.createDirectories(pets.resolve("cat"));
        writeDigit(pets.resolve("cat/1.png"));
        writeDigit(pets.resolve("cat/2.png"));

        CommandRun training = CommandRun.of("train", "lenet5", "--data", pets, "--out", scratch.resolve("run"));

        assertEquals("corno: " + pets + ": expects pictures of at least 2 classes, got only the class \"cat\". Add a folder of pictures "
                + "for each other class." + System.lineSeparator(), training.err());
        assertFalse(Files.exists(scratch.resolve("run")));
    }

    @Test
    void predictNoticesBlackOnWhite() throws IOException {
        Path picture = writeDigit(scratch.resolve("seven.png"));

        CommandRun swapped = CommandRun.of("predict", run, picture, "--invert");

        assertEquals("corno: Black and white seem swapped in 1 of 1 pictures, compared with what the model was trained on. Try again "
                + "without --invert." + System.lineSeparator(), swapped.err());
        assertEquals("", CommandRun.of("predict", run, picture).err());
    }

    @Test
    void predictWarnsOfPicturesThatShowNothing() throws IOException {
        Path picture = scratch.resolve("see-through.png");
        ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB), "png", picture.toFile());

        CommandRun prediction = CommandRun.of("predict", run, picture);

        assertEquals("corno: " + picture + ": all pixels are alike, so the answer means nothing. Transparency is left out: save drawings "
                + "on a plain background." + System.lineSeparator(), prediction.err());
        assertEquals(0, prediction.exitCode());
    }

    @Test
    void missingDataLeaveNoRunFolder() {
        CommandRun training = CommandRun.of("train", "lenet5", "--data", scratch.resolve("missing"), "--out", scratch.resolve("run"));

        assertEquals(1, training.exitCode());
        assertEquals(1, training.err().lines().count());
        assertFalse(Files.exists(scratch.resolve("run")));
    }

    private static Path writeDigit(Path file) throws IOException {
        DatasetSplits digits = new Digits().train(8).test(1).load();
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, 28, 28, digits.xTrain().slice(7, 8).toByteArray());
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
