package dev.corno.activations;

/**
 * {@code x + 0.5}, cut at 0 and 1: the amplifier that saturates in Haykin, 1994, <em>Neural Networks: A Comprehensive Foundation</em>,
 * section 1.3. Keras has no such function (its {@link HardSigmoid} is flatter); only Corno reads files that name it.
 */
public record PiecewiseLinear() implements ElementwiseActivation {

    @Override
    public String name() {
        return "piecewise_linear";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x + 0.5, 0), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -0.5 && x < 0.5 ? 1 : 0;
    }
}
