package dev.corno.activations;

/**
 * The gated linear unit: {@code y = a * sigmoid(b)}, where {@code a} and {@code b} are the halves of the last axis.
 * Dauphin et al., 2017, <a href="https://arxiv.org/abs/1612.08083">Language Modeling with Gated Convolutional Networks</a>.
 */
public record Glu() implements GatedActivation {

    @Override
    public String name() {
        return "glu";
    }

    @Override
    public ElementwiseActivation gate() {
        return Activations.SIGMOID;
    }
}
