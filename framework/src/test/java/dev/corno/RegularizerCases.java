package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.regularizers.L1;
import dev.corno.regularizers.L1L2;
import dev.corno.regularizers.L2;
import dev.corno.regularizers.OrthogonalRegularizer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Tensor;
import java.util.Locale;

/** Runs Keras's cases of regularizers. */
final class RegularizerCases {

    private RegularizerCases() {
    }

    static void run(KerasCase keras) {
        Regularizer regularizer = regularizer(keras.config());
        Tensor weight = keras.array("weight");
        float[] gradient = new float[weight.size()];
        regularizer.addGradient(weight.toFloatArray(), weight.shape(), gradient);
        keras.close("value", regularizer.penalty(weight.toFloatArray(), weight.shape()), keras.array("value").item());
        keras.close("grad", Tensor.of(gradient, weight.shape().toArray()), keras.array("grad"));
    }

    private static Regularizer regularizer(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        return switch (serialized.get("class_name").asText()) {
            case "L1" -> new L1(config.get("l1").asDouble());
            case "L2" -> new L2(config.get("l2").asDouble());
            case "L1L2" -> new L1L2(config.get("l1").asDouble(), config.get("l2").asDouble());
            case "OrthogonalRegularizer" -> new OrthogonalRegularizer(config.get("factor").asDouble(),
                    OrthogonalRegularizer.Mode.valueOf(config.get("mode").asText().toUpperCase(Locale.ROOT)));
            default -> throw CaseRunner.notBuilt("regularizer " + serialized.get("class_name").asText());
        };
    }
}
