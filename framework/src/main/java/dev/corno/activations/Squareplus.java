package dev.corno.activations;

/**
 * A smooth {@link Relu} without exponentials: {@code y = (x + sqrt(x^2 + b)) / 2}. Barron, 2021,
 * <a href="https://arxiv.org/abs/2112.11687">Squareplus: A Softplus-Like Algebraic Rectifier</a>.
 *
 * @param b how round the corner at 0 is, above 0; 4 by default
 */
public record Squareplus(double b) implements ElementwiseActivation {

    /** Checks the parameter. */
    public Squareplus {
        if (!(b > 0)) {
            throw new IllegalArgumentException("Squareplus: b must be above 0, got " + b + ".");
        }
    }

    /** Keras's default, b 4. */
    public Squareplus() {
        this(4);
    }

    @Override
    public String name() {
        return "squareplus";
    }

    @Override
    public double value(double x) {
        return (x + Math.sqrt(x * x + b)) / 2;
    }

    @Override
    public double derivative(double x) {
        return (1 + x / Math.sqrt(x * x + b)) / 2;
    }
}
