package dev.corno;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how many cases agree with Keras. */
final class KerasReport {

    private final Map<String, Integer> totals = noCases();
    private final Map<String, Map<String, Integer>> byKind = new TreeMap<>();
    private final List<Map<String, Object>> failures = new ArrayList<>();
    private final Map<String, List<String>> skipped = new TreeMap<>();

    private static Map<String, Integer> noCases() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("cases", "passed", "failed", "skipped").forEach(outcome -> counts.put(outcome, 0));
        return counts;
    }

    void pass(String kind) {
        count(kind, "passed");
    }

    void skip(String kind, String name, String reason) {
        count(kind, "skipped");
        skipped.computeIfAbsent(reason, key -> new ArrayList<>()).add(kind + "/" + name);
    }

    void fail(String kind, String name, Throwable cause) {
        count(kind, "failed");
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("name", name);
        failure.put("kind", kind);
        failure.put("worst_difference", cause instanceof KerasMismatch mismatch && Double.isFinite(mismatch.worstDifference())
                ? mismatch.worstDifference() : null);
        failure.put("message", cause instanceof KerasMismatch ? cause.getMessage() : cause.toString());
        failures.add(failure);
    }

    private void count(String kind, String outcome) {
        Map<String, Integer> counts = byKind.computeIfAbsent(kind, key -> noCases());
        for (Map<String, Integer> each : List.of(totals, counts)) {
            each.merge("cases", 1, Integer::sum);
            each.merge(outcome, 1, Integer::sum);
        }
    }

    /** Returns, for each kind, how many cases there are, agree, disagree and were skipped. */
    Map<String, Map<String, Integer>> byKind() {
        return byKind;
    }

    void write(Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>(totals);
        report.put("by_kind", byKind);
        report.put("failures", failures);
        report.put("skipped_reasons", skipped);
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
    }
}
