package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
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
    void keepsWhatWasThereBefore() throws IOException {
        Path place = Files.createDirectory(folder.resolve("run"));

        assertThrows(FileAlreadyExistsException.class, () -> RunFolder.at(place));
        assertEquals(true, Files.exists(place));
    }
}
