package dev.corno.activations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The activations with Keras's defaults, and their names in files and on the command line. */
public final class Activations {

    /** The continuously differentiable exponential linear unit, alpha 1. */
    public static final ElementwiseActivation CELU = new Celu();

    /** The exponential linear unit, alpha 1. */
    public static final ElementwiseActivation ELU = new Elu();

    /** {@code exp(x)}. */
    public static final ElementwiseActivation EXPONENTIAL = new Exponential();

    /** The Gaussian error linear unit, exact. */
    public static final ElementwiseActivation GELU = new Gelu();

    /** The gated linear unit, half as long as what it is applied to. */
    public static final GatedActivation GLU = new Glu();

    /** 0 where {@code |x|} is up to 0.5. */
    public static final ElementwiseActivation HARD_SHRINK = new HardShrink();

    /** {@code x / 6 + 0.5}, cut at 0 and 1. */
    public static final ElementwiseActivation HARD_SIGMOID = new HardSigmoid();

    /** {@code x * hard_sigmoid(x)}, also called hard swish. */
    public static final ElementwiseActivation HARD_SILU = new HardSilu();

    /** x, cut at -1 and 1. */
    public static final ElementwiseActivation HARD_TANH = new HardTanh();

    /** Slope 0.2 below 0. */
    public static final ElementwiseActivation LEAKY_RELU = new LeakyRelu();

    /** {@code x}. */
    public static final ElementwiseActivation LINEAR = new Linear();

    /** The logarithm of the sigmoid. */
    public static final ElementwiseActivation LOG_SIGMOID = new LogSigmoid();

    /** The logarithm of softmax. */
    public static final RowwiseActivation LOG_SOFTMAX = new LogSoftmax();

    /** {@code x * tanh(softplus(x))}. */
    public static final ElementwiseActivation MISH = new Mish();

    /** {@code x + 0.5}, cut at 0 and 1; not in Keras. */
    public static final ElementwiseActivation PIECEWISE_LINEAR = new PiecewiseLinear();

    /** {@code max(x, 0)}. */
    public static final ElementwiseActivation RELU = new Relu();

    /** {@code min(max(x, 0), 6)}. */
    public static final ElementwiseActivation RELU6 = new Relu6();

    /** The self-normalizing unit. */
    public static final ElementwiseActivation SELU = new Selu();

    /** {@code 1 / (1 + exp(-x))}. */
    public static final ElementwiseActivation SIGMOID = new Sigmoid();

    /** -1, 0 or 1; not in Keras. */
    public static final ElementwiseActivation SIGN = new Sign();

    /** {@code x * sigmoid(x)}, also called swish. */
    public static final ElementwiseActivation SILU = new Silu();

    /** Pulls numbers towards 0 by 0.5. */
    public static final ElementwiseActivation SOFT_SHRINK = new SoftShrink();

    /** Each row into probabilities. */
    public static final RowwiseActivation SOFTMAX = new Softmax();

    /** {@code log(1 + exp(x))}. */
    public static final ElementwiseActivation SOFTPLUS = new Softplus();

    /** {@code x / (1 + |x|)}. */
    public static final ElementwiseActivation SOFTSIGN = new Softsign();

    /** A softplus that is exactly 0 below -1. */
    public static final ElementwiseActivation SPARSE_PLUS = new SparsePlus();

    /** {@code (x + 1) / 2}, cut at 0 and 1. */
    public static final ElementwiseActivation SPARSE_SIGMOID = new SparseSigmoid();

    /** Each row into numbers of which many are 0. */
    public static final RowwiseActivation SPARSEMAX = new Sparsemax();

    /** {@code (x + sqrt(x^2 + 4)) / 2}. */
    public static final ElementwiseActivation SQUAREPLUS = new Squareplus();

    /** {@code tanh(x)}. */
    public static final ElementwiseActivation TANH = new Tanh();

    /** {@code x - tanh(x)}. */
    public static final ElementwiseActivation TANH_SHRINK = new TanhShrink();

    /** 1 for x of 0 or more, else 0; not in Keras. */
    public static final ElementwiseActivation UNIT_STEP = new UnitStep();

    private static final List<Activation> ALL = List.of(
            CELU, ELU, EXPONENTIAL, GELU, GLU, HARD_SHRINK, HARD_SIGMOID, HARD_SILU, HARD_TANH, LEAKY_RELU,
            LINEAR, LOG_SIGMOID, LOG_SOFTMAX, MISH, PIECEWISE_LINEAR, RELU, RELU6, SELU, SIGMOID, SIGN, SILU, SOFT_SHRINK, SOFTMAX, SOFTPLUS,
            SOFTSIGN, SPARSE_PLUS, SPARSE_SIGMOID, SPARSEMAX, SQUAREPLUS, TANH, TANH_SHRINK, UNIT_STEP);
    private static final Map<String, Activation> BY_NAME = names();

    private Activations() {
    }

    private static Map<String, Activation> names() {
        Map<String, Activation> names = new TreeMap<>(Map.of("hard_swish", HARD_SILU, "swish", SILU));
        ALL.forEach(activation -> names.put(activation.name(), activation));
        return names;
    }

    /**
     * {@return the activation that Keras knows by a name}
     *
     * @param name such as {@code relu}; {@code swish} and {@code hard_swish} also name {@code silu} and {@code hard_silu}
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Activation byName(String name) {
        Activation found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Activations: expects one of " + String.join(", ", BY_NAME.keySet()) + ", got \""
                    + name + "\".");
        }
        return found;
    }
}
