package dev.corno.losses;

import dev.corno.activations.Activation;
import dev.corno.tensor.Tensor;

/**
 * A loss that knows its gradient with respect to the <em>logits</em>, what the activation of the model's output was applied to. It is
 * then {@code yPred - yTrue} for cross-entropy with softmax or sigmoid, so that the backward pass can start there.
 */
public interface FusedLoss extends Loss {

    /**
     * {@return whether {@link #logitGradient} may be used for predictions that this activation made}
     *
     * @param activation the last operation of the model's output
     */
    boolean fusesWith(Activation activation);

    /**
     * Computes {@link #gradient} times the Jacobian of the activation.
     *
     * @param yTrue labels
     * @param yPred predictions, after the activation
     * @param entryWeights a factor for every entry, row-major; may be longer
     * @param gradient where the gradient goes, one number for each of {@code yPred}; may be longer
     */
    void logitGradient(Tensor yTrue, Tensor yPred, double[] entryWeights, float[] gradient);
}
