package dev.corno;

import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Tensor;

/** Runs Keras's cases of regularizers. */
final class RegularizerCases {

    private RegularizerCases() {
    }

    static void run(KerasCase keras) {
        Regularizer regularizer = CaseRunner.read(objects -> objects.regularizer(keras.config()));
        Tensor weight = keras.array("weight");
        float[] gradient = new float[weight.size()];
        regularizer.addGradient(weight.toFloatArray(), weight.shape(), gradient);
        keras.close("value", regularizer.penalty(weight.toFloatArray(), weight.shape()), keras.array("value").item());
        keras.close("grad", Tensor.of(gradient, weight.shape().toArray()), keras.array("grad"));
    }
}
