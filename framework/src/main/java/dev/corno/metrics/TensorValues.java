package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.function.BinaryOperator;

/** Numbers that a function of tensors computes. */
final class TensorValues implements EntryValues {

    private final BinaryOperator<Tensor> function;
    private Tensor computed;

    TensorValues(BinaryOperator<Tensor> function) {
        this.function = function;
    }

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        computed = function.apply(yTrue, yPred);
        return computed.shape();
    }

    @Override
    public boolean dependsOnShapesOnly() {
        return false;
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        for (int i = 0; i < computed.size(); i++) {
            values[i] = computed.flatDouble(i);
        }
    }
}
