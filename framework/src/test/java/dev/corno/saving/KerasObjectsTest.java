package dev.corno.saving;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.activations.Elu;
import dev.corno.activations.Gelu;
import dev.corno.activations.LeakyRelu;
import dev.corno.activations.Relu;
import dev.corno.graph.Layer;
import dev.corno.layers.SingleInputLayer;
import dev.corno.losses.Loss;
import dev.corno.losses.Losses;
import dev.corno.metrics.Metric;
import dev.corno.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
            case "constraint" -> OBJECTS.constraint(json);
            case "schedule" -> OBJECTS.schedule(json);
            case "initializer" -> OBJECTS.initializer(json);
            default -> OBJECTS.regularizer(json);
        };
        assertEquals(json.toString(), OBJECTS.toJson(value).toString());
    }

    @Test
    void keepsClassesOfYourOwn() {
        KerasObjects objects = OBJECTS.with(Codec.of(Halved.class, (layer, config) -> config.put("times", layer.times()),
                config -> new Halved(null, config.integer("times"))));
        Halved layer = new Halved("h", 3);

        assertEquals("{\"module\":null,\"class_name\":\"Halved\",\"config\":{\"name\":\"h\",\"trainable\":true,\"dtype\":"
                + "{\"module\":\"keras\",\"class_name\":\"DTypePolicy\",\"config\":{\"name\":\"float32\"},\"registered_name\":null},"
                + "\"times\":3},\"registered_name\":\"Custom>Halved\"}", objects.toJson(layer).toString());
        assertEquals(layer, objects.layer(objects.toJson(layer)));
    }

    @Test
    void listsWhatFilesMayName() {
        assertTrue(KerasObjects.standard().names(Layer.class).containsAll(List.of("Dense", "InputLayer", "Lambda")));
        assertTrue(KerasObjects.standard().names(Loss.class).containsAll(List.of("MeanSquaredError", "mse")));
        assertFalse(KerasObjects.standard().names(Loss.class).contains("Dense"));
    }

    @Test
    void saysWhichClassIsNotRegisteredWhenSaving() {
        assertFails("save: the layer class \"Halved\" is not registered. Register it: KerasObjects.standard().with(...).",
                () -> OBJECTS.toJson(new Halved("h", 3)));
    }

    @Test
    void saysWhichActivationFilesCannotHold() {
        assertFails("save: the activation Gelu[approximate=true] has no form in Keras's files. "
                + "Use its default parameters, or register it: KerasObjects.standard().with(...).", () -> OBJECTS.toJson(new Gelu(true)));
    }

    @Test
    void rejectsCodecsOfOtherThings() {
        assertFails("Codec: expects a layer, activation, initializer, regularizer, constraint, loss, metric, optimizer, "
                + "schedule or function, got java.lang.String.", () -> OBJECTS.with(Codec.of(String.class, (text, config) -> { }, config -> "")).toString());
    }

    static List<Activation> activationsWithParameters() {
        return List.of(new Elu(0.5), new LeakyRelu(0.3), new Relu(0.1, 6, 0.5), Activations.RELU, Activations.HARD_SILU);
    }

    @ParameterizedTest
    @MethodSource("activationsWithParameters")
    void keepsParametersOfActivations(Activation activation) {
        assertEquals(activation, OBJECTS.activation(OBJECTS.toJson(activation)));
    }

    @Test
    void readsFunctionsAsKerasWritesThem() throws IOException {
        JsonNode json = new ObjectMapper().readTree("{\"module\": \"builtins\", \"class_name\": \"function\", "
                + "\"config\": \"mean_squared_error\", \"registered_name\": \"function\"}");

        assertEquals(Losses.MEAN_SQUARED_ERROR, OBJECTS.loss(json));
    }

    @ParameterizedTest
    @CsvSource({"accuracy", "acc", "mse", "mae"})
    void metricsKeepTheirShortNames(String name) {
        Metric metric = OBJECTS.metric(TextNode.valueOf(name));

        assertEquals(name, metric.name());
        assertEquals(TextNode.valueOf(name), OBJECTS.toJson(metric));
    }

    /** A layer that only this test knows. */
    private record Halved(String name, int times) implements SingleInputLayer {

        @Override
        public Halved name(String value) {
            return new Halved(value, times);
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }
    }
}
