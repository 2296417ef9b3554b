package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.initializers.Initializers.HE_NORMAL;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The textbook's multi-layer perceptron with two hidden layers of 16 units: 784-16-16-10, 13,002 parameters for MNIST.
 *
 * <p>D. E. Rumelhart, G. E. Hinton, R. J. Williams, 1986: <a href="https://doi.org/10.1038/323533a0">Learning representations by
 * back-propagating errors</a>. The sizes are those of G. Sanderson, 2017:
 * <a href="https://www.3blue1brown.com/lessons/neural-networks">But what is a neural network?</a>, which uses the sigmoid; the
 * default here is ReLU, which learns faster, with the initialization made for it: K. He, X. Zhang, S. Ren, J. Sun, 2015:
 * <a href="https://arxiv.org/abs/1502.01852">Delving deep into rectifiers</a>.
 *
 * <pre>{@code
 * Model model = new Perceptron().activation(Activations.SIGMOID).build();
 * }</pre>
 *
 * @param classes number of classes, at least 2; default 10
 * @param inputShape shape of a sample; one of more than one axis is flattened first; default (784)
 * @param activation function of the hidden layers; default ReLU
 */
@CheckReturnValue
public record Perceptron(int classes, Shape inputShape, Activation activation) implements Architecture {

    private static final int HIDDEN_UNITS = 16;

    /** Checks the options. */
    public Perceptron {
        ArchitectureChecks.checkClasses("Perceptron", classes);
        if (inputShape.rank() == 0 || !inputShape.isKnown() || inputShape.size() == 0) {
            throw new IllegalArgumentException("Perceptron: expects samples of a known shape such as (784), got " + inputShape + ".");
        }
    }

    /** Ten classes of 784 values: flattened MNIST. */
    public Perceptron() {
        this(10, Shape.of(784), RELU);
    }

    @Override
    public Perceptron classes(int value) {
        return new Perceptron(value, inputShape, activation);
    }

    @Override
    public Perceptron inputShape(int... dims) {
        return new Perceptron(classes, Shape.of(dims), activation);
    }

    /**
     * {@return a copy with another activation in the hidden layers}
     *
     * @param value such as {@code Activations.SIGMOID}
     */
    public Perceptron activation(Activation value) {
        return new Perceptron(classes, inputShape, value);
    }

    @Override
    public Model build() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Input(inputShape.toArray()));
        if (inputShape.rank() > 1) {
            layers.add(new Flatten().name("flatten"));
        }
        layers.add(new Dense(HIDDEN_UNITS, activation).kernelInitializer(HE_NORMAL).name("hidden1"));
        layers.add(new Dense(HIDDEN_UNITS, activation).kernelInitializer(HE_NORMAL).name("hidden2"));
        layers.add(new Dense(classes, SOFTMAX).name("output"));
        return new Sequential(layers.toArray(Layer[]::new)).name("perceptron");
    }
}
