package dev.corno.activations;

/**
 * Keeps numbers above 0 and shrinks those below: {@code y = x} for x above 0, else {@code negativeSlope * x}.
 *
 * @param negativeSlope slope below 0; 0.2 by default (the layer {@code LeakyReLU} has 0.3, as in Keras)
 */
public record LeakyRelu(double negativeSlope) implements ElementwiseActivation {

    /** Keras's default, slope 0.2. */
    public LeakyRelu() {
        this(0.2);
    }

    @Override
    public String name() {
        return "leaky_relu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : negativeSlope * x;
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : negativeSlope;
    }
}
