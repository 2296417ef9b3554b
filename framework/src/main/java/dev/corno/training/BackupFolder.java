package dev.corno.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.data.AtomicFile;
import dev.corno.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a training's backups: {@code backup-7.json} says where the training stood and {@code backup-7.weights.h5}, written
 * before it, holds weights and the optimizer's memory. Older ones go only after both are there, so there is a whole backup whenever the
 * process is killed.
 *
 * @param folder where
 */
record BackupFolder(Path folder) {

    private static final Pattern INDEX = Pattern.compile("backup-(\\d{1,9})\\.json");
    private static final Pattern ANY = Pattern.compile("backup-(\\d{1,9})\\.(json|weights\\.h5)|\\.backup-\\d{1,9}\\..*\\.tmp(\\.h5)?");
    private static final long MOST_BYTES = 256L << 20;

    /**
     * Adds a backup and removes all but the newest.
     *
     * @param model what is trained
     * @param kept how many stay
     * @param backup where the training stands, given the names of the optimizer's memory
     */
    void write(Trainee model, int kept, Function<List<String>, Backup> backup) {
        int number = numbers().stream().findFirst().orElse(0) + 1;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failed("to make the folder " + folder, e);
        }
        String index = backup.apply(model.saveState(weights(number))).toJson().toString();
        AtomicFile.write(index(number), file -> Files.writeString(file, index));
        remove(number - kept);
    }

    /**
     * Sets a model's weights and the optimizer's memory from the newest backup; from one before it where that is damaged.
     *
     * @return where the training stood, or empty where there is no backup
     * @throws IllegalArgumentException if none can be read, or they are of another model
     */
    Optional<Backup> restore(Trainee model) {
        RuntimeException failure = null;
        for (int number : numbers()) {
            try {
                return Optional.of(read(number, model));
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = new IllegalArgumentException("BackupAndRestore: cannot restore " + index(number) + ": " + e.getMessage()
                            + " Train the model it was made of, or delete the folder to start anew.", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    private Backup read(int number, Trainee model) {
        try {
            if (Files.size(index(number)) > MOST_BYTES) {
                throw new IllegalArgumentException("it is larger than " + (MOST_BYTES >> 20) + " MB.");
            }
            Backup backup = Backup.of(new ObjectMapper().readTree(Files.readString(index(number))));
            model.loadState(weights(number), backup.optimizer(), backup.seed());
            return backup;
        } catch (IOException e) {
            throw new IllegalArgumentException(DataException.reason(e) + ".", e);
        }
    }

    /** Removes all backups, and the folder if nothing else is in it. */
    void delete() {
        remove(Integer.MAX_VALUE);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            throw failed("to delete " + folder, e);
        }
    }

    private void remove(int newest) {
        for (Path file : files()) {
            Matcher name = ANY.matcher(file.getFileName().toString());
            if (name.matches() && (name.group(1) == null || Integer.parseInt(name.group(1)) <= newest)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw failed("to delete " + file, e);
                }
            }
        }
    }

    /** {@return the numbers of the backups, newest first} */
    private List<Integer> numbers() {
        return files().stream().map(file -> INDEX.matcher(file.getFileName().toString())).filter(Matcher::matches)
                .map(name -> Integer.valueOf(name.group(1))).sorted(Comparator.reverseOrder()).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw failed("to read the folder " + folder, e);
        }
    }

    private Path index(int number) {
        return folder.resolve("backup-" + number + ".json");
    }

    private Path weights(int number) {
        return folder.resolve("backup-" + number + ".weights.h5");
    }

    private static UncheckedIOException failed(String what, IOException e) {
        return new UncheckedIOException("BackupAndRestore: expects " + what + ", got " + DataException.reason(e)
                + ". Choose a folder that can be written.", e);
    }
}
