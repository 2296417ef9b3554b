package dev.corno.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file as a whole or not at all. The content goes to a temporary file in the same folder, is forced to the disk, and then
 * takes the place of what was there before in one step; if anything fails, the old file stays and the temporary one is removed.
 *
 * <pre>{@code
 * AtomicFile.write(Path.of("history.csv"), file -> Files.writeString(file, csv));
 * }</pre>
 */
public final class AtomicFile {

    private AtomicFile() {
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything.
         *
         * @param file where to; does not exist yet
         * @throws IOException if that is not possible
         */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Creates or replaces a file.
     *
     * @param target the file; its folder must exist; a symbolic link is followed
     * @param content writes what the file shall hold
     * @throws UncheckedIOException if that is not possible; what was there before is unchanged then
     */
    public static void write(Path target, Content content) {
        try {
            replace(Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("save: cannot write \"" + target + "\": " + reason(target.toAbsolutePath(), e)
                    + " What was there before is unchanged.", e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            if (Files.isDirectory(target)) {
                throw new FileSystemException(target.toString(), null, "it is a folder");
            }
            content.writeTo(temporary);
            force(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    // Called while another failure may be on its way, which says more than this one would.
    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static String reason(Path target, IOException failure) {
        Path folder = target.getParent();
        String said = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason() : String.valueOf(failure.getMessage());
        if (folder != null && !Files.exists(folder)) {
            Path first = folder;
            while (first.getParent() != null && !Files.exists(first.getParent())) {
                first = first.getParent();
            }
            return first.getParent() == null || Files.isDirectory(first.getParent())
                    ? "the folder \"" + folder + "\" does not exist. Create it first."
                    : "\"" + first.getParent() + "\" is a file, not a folder. Choose another path.";
        }
        if (folder != null && !Files.isDirectory(folder)) {
            return "\"" + folder + "\" is a file, not a folder. Choose another path.";
        }
        if (failure instanceof AccessDeniedException || failure instanceof NoSuchFileException) {
            return "the folder \"" + folder + "\" does not allow new files. Change its permissions or choose another path.";
        }
        if (said.contains("No space left")) {
            return "the disk is full. Free some space and save again.";
        }
        return said + ". Choose another path.";
    }
}
