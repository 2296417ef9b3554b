package dev.corno.saving;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A Python that has Keras, where the property {@code corno.python} names one. */
final class PythonKeras {

    private static final String PROPERTY = "corno.python";
    private static final Path FOLDER = Path.of("target", "python-keras");

    private PythonKeras() {
    }

    /** An empty folder of this name, or the end of the test with the reason. */
    static Path emptyFolder(String name) throws IOException {
        assumeTrue(System.getProperty(PROPERTY) != null, "the property " + PROPERTY + " names no Python with Keras");
        Path folder = FOLDER.resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** Runs a script of {@code src/test/python}. */
    static void run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(System.getProperty(PROPERTY), "src/test/python/" + script), Stream.of(arguments))
                .toList();
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with status " + status + ".");
        }
    }
}
