package dev.corno;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
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
 * which none may be skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KerasFidelityTest {

    /** How the cases of a kind are run; a kind that is not here is skipped. */
    private static final Map<String, CaseRunner> RUNNERS = Map.ofEntries(
            entry("batchnorm_sequence", LayerCases::runSequence),
            entry("initializers", InitializerCases::run),
            entry("layers", LayerCases::run),
            entry("losses", LossCases::run),
            entry("metrics", MetricCases::run),
            entry("models", ModelCases::run),
            entry("optimizers", OptimizerCases::run),
            entry("regularizers", RegularizerCases::run),
            entry("schedules", ScheduleCases::run),
            entry("submodels", LayerCases::run));

    private static final boolean ONLY_COPIES = System.getProperty("corno.fixtures", "").isEmpty();

    private final KerasReport report = new KerasReport();

    @TestFactory
    Stream<DynamicTest> agreesWithKeras() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(fixtures())) {
            List<Path> cases = files.filter(file -> file.endsWith("case.json")).map(Path::getParent).sorted().toList();
            return cases.stream().map(folder -> DynamicTest.dynamicTest(
                    folder.getParent().getFileName() + "/" + folder.getFileName(), () -> run(folder)));
        }
    }

    private static Path fixtures() throws URISyntaxException {
        return ONLY_COPIES ? Path.of(KerasFidelityTest.class.getResource("/keras").toURI())
                : Path.of(System.getProperty("corno.fixtures"));
    }

    private void run(Path folder) throws Exception {
        String kind = folder.getParent().getFileName().toString();
        String name = folder.getFileName().toString();
        try {
            if (!RUNNERS.containsKey(kind)) {
                throw CaseRunner.notBuilt("the kind " + kind);
            }
            RUNNERS.get(kind).run(KerasCase.load(folder));
            report.pass(kind);
        } catch (TestAbortedException e) {
            report.skip(kind, name, e.getMessage());
            assertFalse(ONLY_COPIES, "the copy of a case must run, but " + e.getMessage());
            throw e;
        } catch (Exception | AssertionError e) {
            report.fail(kind, name, e);
            throw e;
        }
    }

    @AfterAll
    void writeReport() throws IOException {
        report.write(Path.of("target", "keras-fidelity.json"));
    }
}
