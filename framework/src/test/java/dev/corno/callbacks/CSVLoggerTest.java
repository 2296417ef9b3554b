package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CSVLoggerTest {

    @TempDir
    private Path folder;
    private Path file;
    private final FakeTraining training = new FakeTraining();

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("log.csv");
        training.validates = false;
    }

    private static Logs logs(double loss, double accuracy) {
        return new Logs(Map.of("loss", loss, "accuracy", accuracy));
    }

    @Test
    void writesARowForEachEpochAtOnce() throws Exception {
        CSVLogger callback = new CSVLogger(file);
        callback.onTrainBegin(training);
        callback.onEpochEnd(training, 0, logs(0.5, 0.25));
        assertEquals("epoch,accuracy,loss\r\n0,0.25,0.5\r\n", Files.readString(file));
        callback.onEpochEnd(training, 1, logs(Double.NaN, 1));
        assertEquals("epoch,accuracy,loss\r\n0,0.25,0.5\r\n1,1.0,nan\r\n", Files.readString(file));
    }

    @Test
    void replacesTheFileUnlessToldToAppend() throws Exception {
        Files.writeString(file, "old");
        training.runEpochs(new CSVLogger(file).separator(";"), "loss", 1);
        assertEquals("epoch;loss\r\n0;1.0\r\n", Files.readString(file));
    }

    @Test
    void appendsWithoutASecondHeader() throws Exception {
        training.runEpochs(new CSVLogger(file).append(true), "loss", 2);
        training.runEpochs(new CSVLogger(file).append(true), "loss", 1);
        assertEquals("epoch,loss\r\n0,2.0\r\n0,1.0\r\n", Files.readString(file));
    }

    @Test
    void aRowCutShortDoesNotSwallowTheNext() throws Exception {
        Files.writeString(file, "epoch,loss\n0,2.");
        training.runEpochs(new CSVLogger(file).append(true), "loss", 1);
        assertEquals("epoch,loss\n0,2.\r\n0,1.0\r\n", Files.readString(file));
    }

    @Test
    void leavesRoomForValidationInLaterEpochs() throws Exception {
        training.validates = true;
        CSVLogger callback = new CSVLogger(file);
        callback.onTrainBegin(training);
        callback.onEpochEnd(training, 0, new Logs(Map.of("loss", 2.0)));
        callback.onEpochEnd(training, 1, new Logs(Map.of("loss", 1.0, "val_loss", 1.5)));
        assertEquals("epoch,loss,val_loss\r\n0,2.0,NA\r\n1,1.0,1.5\r\n", Files.readString(file));
    }

    @Test
    void quotesNamesWithTheSeparator() throws Exception {
        training.runEpochs(new CSVLogger(file), "top \"5\", all", 1);
        assertEquals("epoch,\"top \"\"5\"\", all\"\r\n0,1.0\r\n", Files.readString(file));
    }

    @Test
    void rejectsAFileWithOtherColumns() throws Exception {
        Files.writeString(file, "epoch,mae\n0,1\n");
        CSVLogger callback = new CSVLogger(file).append(true);
        assertEquals("CSVLogger: expects " + file + " to have this training's columns epoch,loss, got epoch,mae. Write to another file, "
                + "or call append(false) to replace it.",
                assertThrows(IllegalArgumentException.class, () -> training.runEpochs(callback, "loss", 1)).getMessage());
    }

    @Test
    void rejectsSeparatorsThatCannotSeparate() {
        assertEquals("CSVLogger: separator must be one character such as \",\" or \";\", got \"\\n\".",
                assertThrows(IllegalArgumentException.class, () -> new CSVLogger(file).separator("\n")).getMessage());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheDiskIsFull() {
        assertEquals("CSVLogger: expects to write /dev/full, got No space left on device. Choose a folder that exists and can be "
                + "written, on a disk with space.", assertThrows(UncheckedIOException.class,
                () -> training.runEpochs(new CSVLogger(Path.of("/dev/full")), "loss", 1)).getMessage());
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        Path missing = folder.resolve("missing/log.csv");
        assertEquals("CSVLogger: expects to write " + missing + ", got no such file or folder. Choose a folder that exists and can be written, on a disk with space.",
                assertThrows(UncheckedIOException.class, () -> new CSVLogger(missing).onTrainBegin(training)).getMessage());
    }

    /** As Python prints them. */
    @Test
    void numbersArePythons() {
        assertEquals("[0.0, -0.0, 0.25, 0.0001, 1e-05, 2.5e-07, 12345678.0, 1e+16, 1.5e+100, nan, inf, -inf]", DoubleStream
                .of(0, -0.0, 0.25, 1e-4, 1e-5, 2.5e-7, 12345678, 1e16, 1.5e100, Double.NaN, Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY).mapToObj(CsvRow::number).toList().toString());
    }
}
