package dev.corno.backend;

import dev.corno.activations.Activation;
import dev.corno.losses.FusedLoss;
import dev.corno.losses.Loss;
import dev.corno.losses.LossReduction;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;

/** The loss of one output: its value, and its gradient in an array that serves one batch after another. */
final class OutputLoss {

    private final boolean isFused;
    private final double factor;
    private final LossReduction reduction;
    private float[] room = {};
    private Tensor gradient = Tensor.of(room, 0);

    /**
     * For an output.
     *
     * @param loss what to minimise
     * @param factor what its gradient is multiplied with
     * @param activation the last operation of the output, if the backward pass can start before it
     */
    OutputLoss(Loss loss, double factor, Optional<Activation> activation) {
        this.isFused = activation.isPresent() && loss instanceof FusedLoss fused && fused.fusesWith(activation.get());
        this.factor = factor;
        this.reduction = new LossReduction(loss);
    }

    /** {@return whether the gradient is the one with respect to what the activation was applied to} */
    boolean isFused() {
        return isFused;
    }

    /** {@return the loss of a batch} */
    double value(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        reduction.read(yTrue, yPred, sampleWeight, mask);
        return reduction.value();
    }

    /** {@return the gradient for the predictions that {@link #value} was given last; the same object where they have the same shape} */
    Tensor gradient(Shape shape) {
        if (!gradient.shape().equals(shape)) {
            int size = Math.toIntExact(shape.size());
            room = size > room.length ? new float[size] : room;
            gradient = Tensor.of(room, room.length).slice(0, size).reshape(shape.toArray());
        }
        if (isFused) {
            reduction.logitGradient(factor, room);
        } else {
            reduction.gradient(factor, room);
        }
        return gradient;
    }
}
