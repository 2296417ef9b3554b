package dev.corno.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compiles every Java snippet of README and docs with the imports below, and runs it in a process and folder of its own. */
class SnippetsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```");
    private static final Pattern DATA = Pattern.compile("System\\.getenv\\(\"CORNO_DATA\"\\), \"(\\w+)\"");
    private static final String IMPORTS = """
            import static dev.corno.activations.Activations.*;
            import static dev.corno.layers.Padding.*;
            import static dev.corno.losses.Losses.*;
            import static dev.corno.metrics.Metrics.*;
            import static dev.corno.training.Verbosity.*;
            import dev.corno.activations.*;
            import dev.corno.callbacks.*;
            import dev.corno.constraints.*;
            import dev.corno.data.*;
            import dev.corno.datasets.*;
            import dev.corno.expression.*;
            import dev.corno.graph.*;
            import dev.corno.initializers.*;
            import dev.corno.layers.attention.*;
            import dev.corno.layers.convolutional.*;
            import dev.corno.layers.core.Dense;
            import dev.corno.layers.core.Embedding;
            import dev.corno.layers.core.Input;
            import dev.corno.layers.core.Lambda;
            import dev.corno.layers.merging.*;
            import dev.corno.layers.normalization.*;
            import dev.corno.layers.pooling.*;
            import dev.corno.layers.preprocessing.*;
            import dev.corno.layers.recurrent.*;
            import dev.corno.layers.regularization.*;
            import dev.corno.layers.reshaping.*;
            import dev.corno.models.*;
            import dev.corno.optimizers.*;
            import dev.corno.optimizers.schedules.*;
            import dev.corno.regularizers.*;
            import dev.corno.tensor.*;
            import dev.corno.training.*;
            import dev.corno.zoo.*;
            import java.nio.file.*;
            import java.util.List;
            import java.util.Map;
            import java.util.Random;
            import java.util.function.UnaryOperator;
            import java.util.stream.IntStream;
            """;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everySnippetRuns() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Matcher snippet = SNIPPET.matcher(Files.readString(document));
            for (int number = 1; snippet.find(); number++) {
                String code = snippet.group(1);
                String name = className(document, number);
                tests.add(DynamicTest.dynamicTest(name, () -> run(name, code)));
            }
        }
        assertFalse(tests.isEmpty(), "no snippets found below " + PROJECT);
        return tests.stream();
    }

    @Test
    void readmeProgramHasAtMostFifteenLines() throws IOException {
        Matcher snippet = SNIPPET.matcher(Files.readString(PROJECT.resolve("README.md")));

        assertTrue(snippet.find());
        assertTrue(snippet.group(1).lines().count() <= 15, snippet.group(1));
    }

    private void run(String name, String code) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve(name + ".java"),
                IMPORTS + "public class " + name + " {\n    public static void main(String... args) throws Exception {\n" + code + "    }\n}\n");
        String classPath = System.getProperty("java.class.path");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", classPath, "-d", folder.toString(),
                source.toString()));
        assumeTrue(!code.contains("Mnist.load()") || isHere("mnist"), "MNIST is not here: set CORNO_DATA to a folder that has mnist/");
        Matcher data = DATA.matcher(code);
        while (data.find()) {
            assumeTrue(isHere(data.group(1)), "The data are not here: set CORNO_DATA to a folder that has " + data.group(1) + "/");
        }
        Path output = folder.resolve(name + ".txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                folder + java.io.File.pathSeparator + classPath, name).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended && process.exitValue() == 0, () -> read(output));
    }

    private static boolean isHere(String dataset) {
        String data = System.getenv("CORNO_DATA");
        return data != null && Files.isDirectory(Path.of(data, dataset));
    }

    private static String read(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static String className(Path document, int number) {
        String stem = document.getFileName().toString().replaceFirst("\\.md$", "").replaceAll("\\W", "_");
        return stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1).toLowerCase(Locale.ROOT) + number;
    }
}
