package dev.corno.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a run's report as JSON for other programs. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {
    }

    /**
     * {@return an object with {@code title}, {@code settings}, {@code evaluation}, {@code scores} and {@code confusion}}
     *
     * @param run what it tells
     */
    public static String of(RunReport run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", run.title());
        fields.put("settings", run.settings());
        fields.put("evaluation", run.evaluation());
        fields.put("scores", run.scores());
        fields.put("confusion", run.confusion());
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JsonReport: expects plain values, got some that JSON has no form for.", e);
        }
    }
}
