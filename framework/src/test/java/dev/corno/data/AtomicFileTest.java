package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;
    private Path target;

    @BeforeEach
    void writeFirstVersion() throws IOException {
        target = folder.resolve("m.keras");
        Files.writeString(target, "old");
    }

    @Test
    void replacesTheFileAndLeavesNothingElse() throws IOException {
        AtomicFile.write(target, file -> Files.writeString(file, "new"));

        assertEquals("new", Files.readString(target));
        assertOnlyTargetIsThere();
    }

    @Test
    void writesThroughSymbolicLinks() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        AtomicFile.write(link, file -> Files.writeString(file, "new"));

        assertEquals("new", Files.readString(target));
        assertEquals(target, Files.readSymbolicLink(link));
    }

    @Test
    void fullDiskLeavesTheOldFile() throws IOException {
        assertFails("save: cannot write \"" + target + "\": the disk is full. Free some space and save again. "
                + "What was there before is unchanged.", target, file -> {
                    Files.writeString(file, "half of the n");
                    throw new IOException("No space left on device");
                });

        assertEquals("old", Files.readString(target));
        assertOnlyTargetIsThere();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void realFullDeviceIsSaidToBeFull() {
        assertFails("save: cannot write \"" + target + "\": the disk is full. Free some space and save again. "
                + "What was there before is unchanged.", target, file -> Files.writeString(Path.of("/dev/full"), "new"));
    }

    @Test
    void errorInTheMiddleLeavesTheOldFile() throws IOException {
        assertThrows(OutOfMemoryError.class, () -> AtomicFile.write(target, file -> {
            Files.writeString(file, "half of the n");
            throw new OutOfMemoryError();
        }));

        assertEquals("old", Files.readString(target));
        assertOnlyTargetIsThere();
    }

    @Test
    void killInTheMiddleLeavesTheOldFile() throws Exception {
        Process killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Killed.class.getName(), target.toString()).inheritIO().start();

        assertEquals(9, killed.waitFor());
        assertEquals("old", Files.readString(target));
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path missing = folder.resolve("runs/1/m.keras");

        assertFails("save: cannot write \"" + missing + "\": the folder \"" + missing.getParent()
                + "\" does not exist. Create it first. What was there before is unchanged.",
                missing, file -> Files.writeString(file, "new"));
    }

    @Test
    void saysThatTheFolderIsAFile() {
        Path below = target.resolve("m.keras");

        assertFails("save: cannot write \"" + below + "\": \"" + target
                + "\" is a file, not a folder. Choose another path. What was there before is unchanged.",
                below, file -> Files.writeString(file, "new"));
    }

    @Test
    void saysThatAFolderAboveIsAFile() {
        Path below = target.resolve("runs/m.keras");

        assertFails("save: cannot write \"" + below + "\": \"" + target
                + "\" is a file, not a folder. Choose another path. What was there before is unchanged.",
                below, file -> Files.writeString(file, "new"));
    }

    @Test
    void saysThatTheTargetIsAFolder() {
        assertFails("save: cannot write \"" + folder + "\": it is a folder. Choose another path. "
                + "What was there before is unchanged.", folder, file -> Files.writeString(file, "new"));
    }

    @Test
    void saysThatTheFolderAllowsNoNewFiles() {
        assertFails("save: cannot write \"" + target + "\": the folder \"" + folder
                + "\" does not allow new files. Change its permissions or choose another path. "
                + "What was there before is unchanged.", target, file -> {
                    throw new AccessDeniedException(file.toString());
                });
    }

    private static void assertFails(String message, Path target, AtomicFile.Content content) {
        assertEquals(message,
                assertThrows(UncheckedIOException.class, () -> AtomicFile.write(target, content)).getMessage());
    }

    private void assertOnlyTargetIsThere() throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(List.of(target), files.toList());
        }
    }

    /** A program that is stopped while it writes. */
    static final class Killed {

        private Killed() {
        }

        public static void main(String[] arguments) {
            AtomicFile.write(Path.of(arguments[0]), file -> {
                Files.writeString(file, "half of the n");
                Runtime.getRuntime().halt(9);
            });
        }
    }
}
