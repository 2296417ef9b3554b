package dev.corno.activations;

/**
 * A {@link Silu} of straight lines, also called hard swish: {@code y = x * hard_sigmoid(x)}. Howard et al., 2019,
 * <a href="https://arxiv.org/abs/1905.02244">Searching for MobileNetV3</a>.
 */
public record HardSilu() implements ElementwiseActivation {

    @Override
    public String name() {
        return "hard_silu";
    }

    @Override
    public double value(double x) {
        return x * Math.min(Math.max(x / 6 + 0.5, 0), 1);
    }

    @Override
    public double derivative(double x) {
        if (x <= -3) {
            return 0;
        }
        return x < 3 ? x / 3 + 0.5 : 1;
    }
}
