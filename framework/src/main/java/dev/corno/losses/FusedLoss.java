package dev.corno.losses;

import dev.corno.activations.Activation;

/**
 * A loss that knows its gradient with respect to the <em>logits</em>, what the activation of a model's output was applied to, so that
 * the backward pass can start there. For cross-entropy of softmax or sigmoid it is {@code yPred - yTrue}, and zero where the loss cuts
 * probabilities.
 */
public interface FusedLoss extends ArrayLoss {

    /**
     * {@return whether {@link #logitGradient} may be used for predictions that this activation made}
     *
     * @param activation the last operation of the model's output
     */
    boolean fusesWith(Activation activation);

    /**
     * Computes {@link #gradient} times the Jacobian of the activation.
     *
     * @param batch labels, and predictions after the activation
     * @param entryWeights a factor for every row; may be longer
     * @param gradient where the gradient goes, one number for each prediction; may be longer, and is overwritten
     */
    void logitGradient(LossBatch batch, double[] entryWeights, float[] gradient);
}
