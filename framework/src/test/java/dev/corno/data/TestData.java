package dev.corno.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the project, for tests that are skipped where it is not there. */
public final class TestData {

    private TestData() {
    }

    /** Returns a file below the folder that {@code CORNO_DATA} names. */
    public static Path file(String name) {
        String folder = System.getenv("CORNO_DATA");
        Assumptions.assumeTrue(folder != null, "CORNO_DATA names no folder of real data");
        Path file = Path.of(folder).resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "CORNO_DATA has no " + name);
        return file;
    }
}
