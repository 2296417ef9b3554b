package dev.corno;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares with Keras, case by case: all but the applications, which {@code models-zoo} has. See {@link KerasSuite}. With
 * {@code -Dcorno.fidelityPage=true} it also writes {@code docs/keras-fidelity.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KerasFidelityTest {

    private final KerasSuite suite = new KerasSuite(Map.ofEntries(
            entry("batchnorm_sequence", LayerCases::runSequence),
            entry("constraints", ConstraintCases::run),
            entry("initializers", InitializerCases::run),
            entry("layers", LayerCases::run),
            entry("losses", LossCases::run),
            entry("metrics", MetricCases::run),
            entry("models", ModelCases::run),
            entry("optimizers", OptimizerCases::run),
            entry("preprocess", PreprocessingCases::runInput),
            entry("preprocessing", PreprocessingCases::runLayer),
            entry("regularizers", RegularizerCases::run),
            entry("schedules", ScheduleCases::run),
            entry("submodels", LayerCases::run)));

    @TestFactory
    Stream<DynamicTest> agreesWithKeras() throws IOException, URISyntaxException {
        return suite.tests(kind -> !kind.startsWith("application"));
    }

    @AfterAll
    void writeReport() throws IOException {
        suite.writeReport();
        if (Boolean.getBoolean("corno.fidelityPage")) {
            FidelityPage.write(suite.byKind());
        }
    }
}
