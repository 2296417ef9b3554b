package dev.corno;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * The cases of a module as tests, and {@code target/keras-fidelity.json} about them. Reads the cases under the folder that the system
 * property {@code corno.fixtures} names, and skips with a reason what is not built; by default the copies in the module's test
 * resources, of which none may be skipped.
 */
public final class KerasSuite {

    private static final boolean ONLY_COPIES = System.getProperty("corno.fixtures", "").isEmpty();

    private final Map<String, CaseRunner> runners;
    private final KerasReport report = new KerasReport();

    /**
     * Creates a suite.
     *
     * @param runners how the cases of a kind are run; a kind that is not here is skipped
     */
    public KerasSuite(Map<String, CaseRunner> runners) {
        this.runners = Map.copyOf(runners);
    }

    /**
     * A test for each case.
     *
     * @param kinds which kinds of cases are meant, by the name of their folder
     */
    public Stream<DynamicTest> tests(Predicate<String> kinds) throws IOException, URISyntaxException {
        Path fixtures = fixtures();
        try (Stream<Path> files = Files.walk(fixtures, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> cases = files.filter(file -> file.endsWith("case.json")).map(Path::getParent)
                    .filter(folder -> kinds.test(kind(folder))).sorted().toList();
            assertFalse(cases.isEmpty(), () -> "there is no case.json below " + fixtures);
            return cases.stream().map(folder -> DynamicTest.dynamicTest(fixtures.relativize(folder).toString(), () -> run(folder)));
        }
    }

    // A relative folder may be meant from this module, or from the project above it.
    private static Path fixtures() throws URISyntaxException {
        Path given = ONLY_COPIES ? Path.of(KerasSuite.class.getResource("/keras").toURI())
                : Path.of(System.getProperty("corno.fixtures"));
        Path found = Files.exists(given) ? given : Path.of("..").resolve(given);
        assertTrue(Files.isDirectory(found), () -> "corno.fixtures names the folder " + given + ", which is not there");
        return found.toAbsolutePath().normalize();
    }

    private static String kind(Path folder) {
        return folder.getParent().getFileName().toString();
    }

    private void run(Path folder) throws Exception {
        String kind = kind(folder);
        String name = folder.getFileName().toString();
        try {
            KerasCase keras = KerasCase.load(folder);
            kind = keras.kind();
            if (!runners.containsKey(kind)) {
                throw CaseRunner.notBuilt("the kind " + kind);
            }
            runners.get(kind).run(keras);
            report.pass(kind);
        } catch (TestAbortedException e) {
            report.skip(kind, name, e.getMessage());
            assertFalse(ONLY_COPIES, "the copy of a case must run, but " + e.getMessage());
            throw e;
        } catch (Exception | Error e) {
            report.fail(kind, name, e);
            throw e;
        }
    }

    /** Writes how many cases agree, and which do not. */
    public void writeReport() throws IOException {
        report.write(Path.of("target", "keras-fidelity.json"));
    }

    /** Returns, for each kind, how many cases there are, agree, disagree and were skipped. */
    Map<String, Map<String, Integer>> byKind() {
        return report.byKind();
    }
}
