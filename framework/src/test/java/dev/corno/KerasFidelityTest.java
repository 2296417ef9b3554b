package dev.corno;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * Compares with Keras, case by case, and writes {@code target/keras-fidelity.json}. Reads every case under the folder that the system
 * property {@code corno.fixtures} names, and skips with a reason what is not built; by default the copies in the test resources, of
 * which none may be skipped. With {@code -Dcorno.fidelityPage=true} it also writes {@code docs/keras-fidelity.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KerasFidelityTest {

    /** How the cases of a kind are run; a kind that is not here is skipped. */
    private static final Map<String, CaseRunner> RUNNERS = Map.ofEntries(
            entry("batchnorm_sequence", LayerCases::runSequence),
            entry("constraints", ConstraintCases::run),
            entry("initializers", InitializerCases::run),
            entry("layers", LayerCases::run),
            entry("losses", LossCases::run),
            entry("metrics", MetricCases::run),
            entry("models", ModelCases::run),
            entry("optimizers", OptimizerCases::run),
            entry("preprocess", PreprocessingCases::runInput),
            entry("regularizers", RegularizerCases::run),
            entry("schedules", ScheduleCases::run),
            entry("submodels", LayerCases::run));

    private static final boolean ONLY_COPIES = System.getProperty("corno.fixtures", "").isEmpty();

    private final KerasReport report = new KerasReport();

    @TestFactory
    Stream<DynamicTest> agreesWithKeras() throws IOException, URISyntaxException {
        Path fixtures = fixtures();
        try (Stream<Path> files = Files.walk(fixtures, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> cases = files.filter(file -> file.endsWith("case.json")).map(Path::getParent).sorted().toList();
            assertFalse(cases.isEmpty(), () -> "there is no case.json below " + fixtures);
            return cases.stream().map(folder -> DynamicTest.dynamicTest(fixtures.relativize(folder).toString(), () -> run(folder)));
        }
    }

    // A relative folder may be meant from this module, or from the project above it.
    private static Path fixtures() throws URISyntaxException {
        Path given = ONLY_COPIES ? Path.of(KerasFidelityTest.class.getResource("/keras").toURI())
                : Path.of(System.getProperty("corno.fixtures"));
        Path found = Files.exists(given) ? given : Path.of("..").resolve(given);
        assertTrue(Files.isDirectory(found), () -> "corno.fixtures names the folder " + given + ", which is not there");
        return found.toAbsolutePath().normalize();
    }

    private void run(Path folder) throws Exception {
        String kind = folder.getParent().getFileName().toString();
        String name = folder.getFileName().toString();
        try {
            KerasCase keras = KerasCase.load(folder);
            kind = keras.kind();
            if (!RUNNERS.containsKey(kind)) {
                throw CaseRunner.notBuilt("the kind " + kind);
            }
            RUNNERS.get(kind).run(keras);
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

    @AfterAll
    void writeReport() throws IOException {
        report.write(Path.of("target", "keras-fidelity.json"));
        if (Boolean.getBoolean("corno.fidelityPage")) {
            FidelityPage.write(report.byKind());
        }
    }
}
