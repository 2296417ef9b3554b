package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KerasObjectsTest {

    private static final KerasObjects OBJECTS = KerasObjects.standard();

    static Stream<Arguments> kerasObjects() throws IOException {
        try (InputStream in = KerasObjectsTest.class.getResourceAsStream("/keras/objects.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
                    .map(entry -> Arguments.of(Named.of(entry.get("case").asText(), entry.get("kind").asText()), entry.get("json")));
        }
    }

    @ParameterizedTest
    @MethodSource("kerasObjects")
    void writesWhatKerasWrites(String kind, JsonNode json) {
        Object value = switch (kind) {
            case "layer" -> OBJECTS.layer(json);
            case "loss" -> OBJECTS.loss(json);
            case "metric" -> OBJECTS.metric(json);
            case "optimizer" -> OBJECTS.optimizer(json);
            case "schedule" -> OBJECTS.schedule(json);
            case "initializer" -> OBJECTS.initializer(json);
            default -> OBJECTS.regularizer(json);
        };
        assertEquals(json.toString(), OBJECTS.toJson(value).toString());
    }
}
