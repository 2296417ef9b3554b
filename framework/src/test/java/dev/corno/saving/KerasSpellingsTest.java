package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.activations.Activations;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.normalization.BatchNormalization;
import org.junit.jupiter.api.Test;

/** Forms of the same thing that Keras has written at one time or another. */
class KerasSpellingsTest {

    @Test
    void anAxisMayBeAListOfOne() {
        assertEquals(new BatchNormalization().axis(1), layer("BatchNormalization", "{'axis': [1]}"));
    }

    @Test
    void rejectsNormalizingTwoAxes() {
        assertEquals("load: JSON (at axis) expects one axis, got [1,2].", assertThrows(ModelFormatException.class,
                () -> layer("BatchNormalization", "{'axis': [1, 2]}")).getMessage());
    }

    @Test
    void anActivationMayBeASoftmaxLayer() {
        assertEquals(new Dense(3, Activations.SOFTMAX), layer("Dense",
                "{'units': 3, 'activation': {'class_name': 'Softmax', 'config': {'name': 's', 'dtype': 'float32', 'axis': -1}}}"));
    }

    private static Layer layer(String className, String config) {
        return KerasObjects.standard().layer(json("{'class_name': '" + className + "', 'config': " + config + "}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
