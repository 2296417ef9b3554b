package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0, 5);

    @TempDir
    private Path folder;

    @Test
    void isNamedAfterModelDataAndTime() throws IOException {
        try (RunFolder run = RunFolder.named(folder.resolve("runs"), "lenet5", "my pets", NOON)) {
            assertEquals(folder.resolve("runs/lenet5-my_pets-20260102-120005"), run.path());
        }
    }

    @Test
    void runsOfTheSameSecondHaveFoldersOfTheirOwn() throws IOException {
        try (RunFolder first = RunFolder.named(folder, "a", "b", NOON); RunFolder second = RunFolder.named(folder, "a", "b", NOON)) {
            assertEquals(first.path().resolveSibling("a-b-20260102-120005-2"), second.path());
        }
    }

    @Test
    void unfinishedRunLeavesNothing() throws IOException {
        Path place = folder.resolve("run");
        try (RunFolder run = RunFolder.at(place)) {
            Files.createFile(run.path().resolve("half.keras"));
        }

        assertFalse(Files.exists(place));
    }

    @Test
    void interruptedRunSaysThatItIsNotKept() throws IOException {
        Path place = folder.resolve("run");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (RunFolder run = RunFolder.at(place)) {
            run.interrupt(new PrintStream(said, true, StandardCharsets.UTF_8));
        }

        assertEquals(List.of("", "corno: stopped; nothing is kept of this run."), said.toString(StandardCharsets.UTF_8).lines().toList());
        assertFalse(Files.exists(place));
    }

    @Test
    void finishedRunHasNothingToSayAtTheEnd() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RunFolder run = RunFolder.at(folder.resolve("run"));
        run.close();
        run.interrupt(new PrintStream(said, true, StandardCharsets.UTF_8));

        assertEquals(0, said.size());
    }

    @Test
    void refusesToTrainWhatTheDiskCannotHold() throws IOException {
        try (RunFolder run = RunFolder.at(folder.resolve("run"))) {
            String message = assertThrows(IOException.class, () -> run.requireSpace(1L << 62)).getMessage();
            assertEquals(run.path() + ": expects 4611686018427.4 MB of free space for the model, got # MB. Free some space or choose "
                    + "another place with --out.", message.replaceFirst("got [0-9.]+ MB", "got # MB"));
            run.requireSpace(1);
        }
    }

    @Test
    void saysWhichFileIsInTheWay() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(file.toString(), assertThrows(NotDirectoryException.class, () -> RunFolder.at(file.resolve("a/run"))).getMessage());
    }

    @Test
    void keepsWhatWasThereBefore() throws IOException {
        Path place = Files.createDirectory(folder.resolve("run"));

        assertThrows(FileAlreadyExistsException.class, () -> RunFolder.at(place));
        assertEquals(true, Files.exists(place));
    }
}
