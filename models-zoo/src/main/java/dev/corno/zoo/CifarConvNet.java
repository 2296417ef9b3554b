package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.layers.Padding.SAME;

import dev.corno.CheckReturnValue;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.core.Input;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;

/**
 * The textbook's small convolutional network for CIFAR-10: 1,084,234 parameters for ten classes of 32x32 colour images.
 *
 * <p>Pairs of 3x3 convolutions before each pooling follow K. Simonyan, A. Zisserman, 2014:
 * <a href="https://arxiv.org/abs/1409.1556">Very deep convolutional networks for large-scale image recognition</a>, section 2.3. The
 * images are those of A. Krizhevsky, 2009:
 * <a href="https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf">Learning multiple layers of features from tiny images</a>.
 *
 * <pre>{@code
 * Model model = new CifarConvNet().build();
 * }</pre>
 *
 * @param classes number of classes, at least 2; default 10
 * @param inputShape {@code (height, width, channels)}, at least 4x4 pixels; default (32, 32, 3)
 */
@CheckReturnValue
public record CifarConvNet(int classes, Shape inputShape) implements Architecture {

    private static final int SMALLEST = 4;

    /** Checks the options. */
    public CifarConvNet {
        ArchitectureChecks.checkClasses("CifarConvNet", classes);
        ArchitectureChecks.checkImages("CifarConvNet", inputShape);
        if (inputShape.dim(0) < SMALLEST || inputShape.dim(1) < SMALLEST) {
            throw new IllegalArgumentException("CifarConvNet: expects images of at least 4x4 pixels, got " + inputShape + ".");
        }
    }

    /** Ten classes of 32x32 colour images: CIFAR-10. */
    public CifarConvNet() {
        this(10, Shape.of(32, 32, 3));
    }

    @Override
    public CifarConvNet classes(int value) {
        return new CifarConvNet(value, inputShape);
    }

    @Override
    public CifarConvNet inputShape(int... dims) {
        return new CifarConvNet(classes, Shape.of(dims));
    }

    @Override
    public Model build() {
        return new Sequential(
                new Input(inputShape.toArray()),
                new Conv2D(16, 3, RELU).padding(SAME).name("conv1_1"),
                new Conv2D(32, 3, RELU).padding(SAME).name("conv1_2"),
                new MaxPooling2D(2).name("pool1"),
                new Conv2D(32, 3, RELU).padding(SAME).name("conv2_1"),
                new Conv2D(64, 3, RELU).padding(SAME).name("conv2_2"),
                new MaxPooling2D(2).name("pool2"),
                new Flatten().name("flatten"),
                new Dense(256, RELU).name("dense"),
                new Dense(classes, SOFTMAX).name("output")).name("cifar_convnet");
    }
}
