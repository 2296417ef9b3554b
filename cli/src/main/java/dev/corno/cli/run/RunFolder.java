package dev.corno.cli.run;

import dev.corno.cli.report.CurvesImage;
import dev.corno.cli.report.HtmlReport;
import dev.corno.cli.report.JsonReport;
import dev.corno.cli.report.RunReport;
import dev.corno.cli.report.TextReport;
import dev.corno.data.AtomicFile;
import dev.corno.models.Model;
import dev.corno.training.History;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder that keeps a run: made before training, so that a place that cannot be written to is found out at once, and removed
 * again unless the run is complete.
 */
public final class RunFolder implements AutoCloseable {

    /** The name of the model's file. */
    public static final String MODEL = "model.keras";

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int MOST_IN_A_SECOND = 100;

    private final Path folder;
    private volatile boolean isComplete;

    private RunFolder(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(System.err)));
    }

    /**
     * {@return a new folder at a place of the user's choice}
     *
     * @param folder must not exist
     * @throws IOException if it exists or cannot be made
     */
    public static RunFolder at(Path folder) throws IOException {
        makeParents(folder);
        return new RunFolder(Files.createDirectory(folder));
    }

    /**
     * {@return a new folder {@code runs/<model>-<data>-<timestamp>}}
     *
     * @param runs where runs are kept
     * @param model the model's name
     * @param data the data's name
     * @param now when the run starts
     * @throws IOException if it cannot be made
     */
    public static RunFolder named(Path runs, String model, String data, LocalDateTime now) throws IOException {
        String name = model + "-" + data.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + TIMESTAMP.format(now);
        makeParents(runs.resolve(name));
        for (int attempt = 1; attempt < MOST_IN_A_SECOND; attempt++) {
            try {
                return new RunFolder(Files.createDirectory(runs.resolve(attempt == 1 ? name : name + "-" + attempt)));
            } catch (FileAlreadyExistsException e) {
                // Another run started in the same second: take the next number.
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    private static void makeParents(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        for (Path above = parent; above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                throw new NotDirectoryException(above.toString());
            }
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    /** {@return where it is} */
    public Path path() {
        return folder;
    }

    /**
     * Writes everything about a run; each file appears whole.
     *
     * @param model the trained model
     * @param preprocessing how pictures become its input
     * @param history what training measured
     * @param report what is told about the run
     * @throws IOException if something cannot be written; then the folder is removed by {@link #close}
     */
    public void write(Model model, Preprocessing preprocessing, History history, RunReport report) throws IOException {
        model.save(folder.resolve(MODEL));
        text(Preprocessing.FILE, preprocessing.toJson());
        history.writeCsv(folder.resolve("history.csv"));
        history.writeJson(folder.resolve("history.json"));
        byte[] curves = CurvesImage.png(report.curvesByQuantity());
        AtomicFile.write(folder.resolve("curves.png"), file -> Files.write(file, curves));
        text("report.html", HtmlReport.of(report));
        text("report.json", JsonReport.of(report));
        text("report.txt", TextReport.of(report));
        isComplete = true;
    }

    private void text(String name, String content) {
        AtomicFile.write(folder.resolve(name), file -> Files.writeString(file, content));
    }

    /**
     * Checks that there is room for what will be written, so that no training is in vain.
     *
     * @param bytes that will be needed
     * @throws IOException if the disk has fewer
     */
    public void requireSpace(long bytes) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        long free = disk.getUsableSpace();
        if (disk.getTotalSpace() > 0 && free < bytes) {
            throw new IOException(String.format(Locale.ROOT, "%s: expects %.1f MB of free space for the model, got %.1f MB. Free some "
                    + "space or choose another place with --out.", folder, bytes / 1e6, free / 1e6));
        }
    }

    /** Ends the line of progress that the user broke off and says what becomes of the run. */
    void interrupt(PrintStream err) {
        if (!isComplete && Files.isDirectory(folder)) {
            err.printf("%ncorno: stopped; nothing is kept of this run.%n");
            close();
        }
    }

    /** Removes the folder unless the run is complete. */
    @Override
    public synchronized void close() {
        if (isComplete || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
