package dev.corno.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Figures as lines of JSON.
 *
 * @param mapper writes them
 */
record JsonLines(ObjectMapper mapper) {

    /** {@return a line for each figure} */
    List<String> of(List<Figure> figures) {
        return figures.stream().map(this::line).toList();
    }

    private String line(Figure figure) {
        try {
            return mapper.writeValueAsString(figure.fields());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("JsonLines: could not write " + figure + ": " + e.getMessage(), e);
        }
    }
}
