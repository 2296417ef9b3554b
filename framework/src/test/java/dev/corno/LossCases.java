package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.losses.Loss;
import dev.corno.losses.LossReduction;
import dev.corno.losses.Reduction;
import dev.corno.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/** Runs Keras's cases of losses: values and gradients for every reduction, with and without sample weights. */
final class LossCases {

    private LossCases() {
    }

    static void run(KerasCase keras) {
        for (JsonNode reduction : keras.json().get("reductions")) {
            check(keras, reduction.asText(), "", Optional.empty());
            if (keras.has("sample_weight")) {
                check(keras, reduction.asText(), "_weighted", Optional.of(keras.array("sample_weight")));
            }
        }
    }

    private static void check(KerasCase keras, String reduction, String suffix, Optional<Tensor> sampleWeight) {
        ObjectNode config = keras.config().deepCopy();
        ((ObjectNode) config.get("config")).put("reduction", reduction);
        Loss loss = CaseRunner.read(objects -> objects.loss(config));
        var reduced = new LossReduction(loss);
        reduced.read(keras.array("y_true"), keras.array("y_pred"), sampleWeight,
                keras.has("mask") ? Optional.of(keras.array("mask")) : Optional.empty());
        Tensor value = keras.array("value_" + reduction + suffix);
        Tensor gradient = keras.array("grad_" + reduction + suffix);
        if (Reduction.valueOf(reduction.toUpperCase(Locale.ROOT)) == Reduction.NONE) {
            keras.close("value", reduced.weightedValues().reshape(value.shape().toArray()), value);
            keras.close("gradient", reduced.gradient(keras.array("R")), gradient);
        } else {
            keras.close("value for " + reduction + suffix, reduced.value(), value.flat(0));
            keras.close("gradient for " + reduction + suffix, reduced.gradient(1), gradient);
        }
    }
}
