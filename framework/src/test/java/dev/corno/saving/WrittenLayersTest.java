package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.regularizers.L2;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers are written as Keras wrote them, key by key, in Keras's order. */
class WrittenLayersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"additive_attention", "attention_dot", "mha_causal", "mha_qvk_output_shape", "einsum_dense", "layernorm",
        "layernorm_axes", "groupnorm", "rms_normalization", "unit_normalization", "gaussian_noise_inference", "activity_regularization",
        "spatial_dropout2d_inference", "prelu", "prelu_shared_axes", "dot", "dot_normalize", "activation_sparsemax", "dense_glu",
        "batchnorm_renorm_clipping", "reversible_embedding_reverse_cap"})
    void configIsKeras(String name) throws IOException {
        ObjectNode expected = config(name);
        expected.remove("build_config");
        KerasObjects objects = KerasObjects.standard();
        assertEquals(expected.toString(), objects.toJson(objects.layer(expected)).toString());
    }

    private static ObjectNode config(String name) throws IOException {
        try (InputStream in = WrittenLayersTest.class.getResourceAsStream("/keras/layers/" + name + "/case.json")) {
            return (ObjectNode) JSON.readTree(in).get("config");
        }
    }

    @Test
    void aPenaltyOnOutputsStandsWhereKerasWritesIt() {
        Layer layer = new Dense(2).activityRegularizer(new L2(0.5)).name("d");
        JsonNode written = KerasObjects.standard().toJson(layer);
        assertEquals("L2", written.at("/config/activity_regularizer/class_name").asText());
        assertEquals(layer, KerasObjects.standard().layer(written));
    }
}
