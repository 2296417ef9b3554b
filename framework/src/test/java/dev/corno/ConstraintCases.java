package dev.corno;

import dev.corno.constraints.Constraint;
import dev.corno.tensor.Tensor;

/** Runs Keras's cases of constraints. */
final class ConstraintCases {

    private ConstraintCases() {
    }

    static void run(KerasCase keras) {
        Constraint constraint = CaseRunner.read(objects -> objects.constraint(keras.config()));
        Tensor weight = keras.array("weight");
        float[] projected = weight.toFloatArray();
        constraint.project(projected, weight.shape());
        keras.close("result", Tensor.of(projected, weight.shape().toArray()), keras.array("result"));
    }
}
