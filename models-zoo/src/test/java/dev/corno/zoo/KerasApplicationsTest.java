package dev.corno.zoo;

import dev.corno.CaseRunner;
import dev.corno.KerasSuite;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Compares the applications with Keras's, case by case: their layers and weights, and what they compute. See {@link KerasSuite}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KerasApplicationsTest {

    private static final Map<String, CaseRunner> RUNNERS = Map.of(
            "applications", ApplicationTableCases::run,
            "application_forward", ApplicationForwardCases::run);

    private final KerasSuite suite = new KerasSuite(RUNNERS);

    @TestFactory
    Stream<DynamicTest> agreesWithKeras() throws IOException, URISyntaxException {
        return suite.tests(RUNNERS::containsKey);
    }

    @AfterAll
    void writeReport() throws IOException {
        suite.writeReport();
    }
}
