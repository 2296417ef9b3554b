package dev.corno.zoo;

import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.activations.Activations.TANH;

import dev.corno.CheckReturnValue;
import dev.corno.graph.Layer;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.core.Input;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The convolutional network that read cheques: 61,706 parameters for ten classes of grey 28x28 or 32x32 images.
 *
 * <p>Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, 1998: <a href="https://doi.org/10.1109/5.726791">Gradient-based learning applied to
 * document recognition</a>, section II.B. As in the paper, images are 32x32 (28x28 ones get a border of two zeros), pooling averages
 * and the activation is tanh. As everybody does since, unlike the paper: C3 sees all maps of S2, pooling has no weights, tanh is not
 * scaled, and the output is a softmax instead of radial basis functions. Weights start as Keras starts them.
 *
 * <pre>{@code
 * Model model = new LeNet5().build();
 * }</pre>
 *
 * @param classes number of classes, at least 2; default 10
 * @param inputShape {@code (height, width, channels)}, 28x28 or 32x32; default (28, 28, 1)
 */
@CheckReturnValue
public record LeNet5(int classes, Shape inputShape) implements Architecture {

    private static final int PAPER_SIZE = 32;
    private static final int MNIST_SIZE = 28;

    /** Checks the options. */
    public LeNet5 {
        ArchitectureChecks.checkClasses("LeNet5", classes);
        ArchitectureChecks.checkImages("LeNet5", inputShape);
        int size = inputShape.dim(0);
        if (size != inputShape.dim(1) || size != MNIST_SIZE && size != PAPER_SIZE) {
            throw new IllegalArgumentException("LeNet5: expects images of 28x28 or 32x32 pixels, got " + inputShape
                    + ". Resize them to 32x32.");
        }
    }

    /** Ten classes of grey 28x28 images: MNIST. */
    public LeNet5() {
        this(10, Shape.of(MNIST_SIZE, MNIST_SIZE, 1));
    }

    @Override
    public LeNet5 classes(int value) {
        return new LeNet5(value, inputShape);
    }

    @Override
    public LeNet5 inputShape(int... dims) {
        return new LeNet5(classes, Shape.of(dims));
    }

    @Override
    public Model build() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Input(inputShape.toArray()));
        if (inputShape.dim(0) == MNIST_SIZE) {
            layers.add(new ZeroPadding2D((PAPER_SIZE - MNIST_SIZE) / 2).name("border"));
        }
        layers.add(new Conv2D(6, 5, TANH).name("c1"));
        layers.add(new AveragePooling2D(2).name("s2"));
        layers.add(new Conv2D(16, 5, TANH).name("c3"));
        layers.add(new AveragePooling2D(2).name("s4"));
        layers.add(new Flatten().name("flatten"));
        layers.add(new Dense(120, TANH).name("c5"));
        layers.add(new Dense(84, TANH).name("f6"));
        layers.add(new Dense(classes, SOFTMAX).name("output"));
        return new Sequential(layers.toArray(Layer[]::new)).name("lenet5");
    }
}
