package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.activations.Activations;
import dev.corno.constraints.Constraint;
import dev.corno.graph.Layer;
import dev.corno.initializers.Initializer;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.regularizers.Regularizer;
import dev.corno.saving.KerasObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The page {@code docs/keras-fidelity.md}: how many of Keras's cases agree, and what of Keras there is. */
final class FidelityPage {

    static final Path FILE = Path.of("..", "docs", "keras-fidelity.md");
    private static final Path APPLICATIONS = Path.of("..", "models-zoo", "target", "keras-fidelity.json");

    private static final String NAMES = "/keras-names.json";
    private static final Map<String, Class<?>> REGISTERED = Map.of("layers", Layer.class, "preprocessing", Layer.class, "losses", Loss.class,
            "metrics", Metric.class, "optimizers", Optimizer.class, "schedules", Schedule.class, "initializers", Initializer.class,
            "regularizers", Regularizer.class, "constraints", Constraint.class);

    private FidelityPage() {
    }

    /** Writes the page; the applications' cases are those of the last run of {@code models-zoo}'s tests. */
    static void write(Map<String, Map<String, Integer>> byKind) throws IOException {
        Map<String, Map<String, Integer>> all = new TreeMap<>(byKind);
        if (Files.exists(APPLICATIONS)) {
            JsonNode kinds = new ObjectMapper().readTree(APPLICATIONS.toFile()).get("by_kind");
            kinds.properties().forEach(kind -> {
                Map<String, Integer> counts = new LinkedHashMap<>();
                kind.getValue().properties().forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
                all.put(kind.getKey(), counts);
            });
        }
        Files.writeString(FILE, head(all) + lists());
    }

    private static String head(Map<String, Map<String, Integer>> byKind) {
        StringBuilder page = new StringBuilder("""
                # Agreement with Keras

                Written by the tests; do not edit.

                ## Numbers

                How many of the cases that Keras 3.15.1 computed Corno agrees with, within the tolerance that each case states; see
                [architecture](architecture.md#agreement-with-keras). The models of `keras.applications` are those of `models-zoo`.

                | kind | cases | agree | differ | skipped |
                | --- | --- | --- | --- | --- |
                """);
        byKind.forEach((kind, counts) -> page.append(row(kind, counts)));
        Map<String, Integer> sums = new LinkedHashMap<>();
        byKind.values().forEach(counts -> counts.forEach((outcome, count) -> sums.merge(outcome, count, Integer::sum)));
        return page.append(row("all", sums)).append('\n').toString();
    }

    private static String row(String kind, Map<String, Integer> counts) {
        return "| " + kind + " | " + counts.get("cases") + " | " + counts.get("passed") + " | " + counts.get("failed") + " | "
                + counts.get("skipped") + " |\n";
    }

    /** Returns the part of the page that follows from what is registered. */
    static String lists() throws IOException {
        StringBuilder page = new StringBuilder("""
                ## What there is of Keras 3.15

                | | of Keras's | Corno has |
                | --- | --- | --- |
                """);
        JsonNode names = names().get("names");
        for (String category : fields(names)) {
            page.append("| ").append(category).append(" | ").append(keras(category).size()).append(" | ")
                    .append(keras(category).size() - absent(category).size()).append(" |\n");
        }
        page.append("\n## What there is not, and why\n\n| | Keras has | instead, or why not |\n| --- | --- | --- |\n");
        for (String category : fields(names)) {
            for (String name : absent(category)) {
                page.append("| ").append(category).append(" | `").append(name).append("` | ").append(reasons(category).path(name).asText())
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    static JsonNode names() throws IOException {
        return new ObjectMapper().readTree(FidelityPage.class.getResourceAsStream(NAMES));
    }

    static List<String> fields(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false).toList();
    }

    static JsonNode reasons(String category) throws IOException {
        return names().get("absent").path(category);
    }

    private static List<String> keras(String category) throws IOException {
        JsonNode names = names().get("names").get(category);
        return names.isObject() ? fields(names) : StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** Returns what Keras has in a category and Corno has not. */
    static List<String> absent(String category) throws IOException {
        JsonNode names = names().get("names").get(category);
        return keras(category).stream().filter(name -> !isThere(category, name, names.path(name).asText())).toList();
    }

    private static boolean isThere(String category, String name, String method) {
        return switch (category) {
            case "activations" -> isActivation(name);
            case "callbacks" -> isSource("callbacks", name);
            case "models" -> Arrays.stream(Sequential.class.getMethods()).anyMatch(each -> each.getName().equals(method));
            default -> KerasObjects.standard().names(REGISTERED.get(category)).contains(name) || isSource(category, name);
        };
    }

    private static boolean isActivation(String name) {
        try {
            return Activations.byName(name) != null;
        } catch (IllegalArgumentException e) {
            return isSource("activations", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
    }

    // What files cannot name, such as a metric that is a function, is looked for by its source.
    private static boolean isSource(String packageName, String className) {
        return Files.exists(Path.of("src", "main", "java", "dev", "corno", packageName, className + ".java"));
    }
}
