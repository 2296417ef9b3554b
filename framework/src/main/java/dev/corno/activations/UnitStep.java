package dev.corno.activations;

/**
 * 1 for x of 0 or more, else 0: the threshold of McCulloch and Pitts, 1943, <em>A Logical Calculus of the Ideas Immanent in Nervous
 * Activity</em>, and of Rosenblatt's perceptron. Its derivative is 0 everywhere, so that nothing before it learns by gradients. Keras has
 * no such function; only Corno reads files that name it.
 */
public record UnitStep() implements ElementwiseActivation {

    @Override
    public String name() {
        return "unit_step";
    }

    @Override
    public double value(double x) {
        return x >= 0 ? 1 : 0;
    }

    @Override
    public double derivative(double x) {
        return 0;
    }
}
