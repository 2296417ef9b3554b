package dev.corno.zoo;

import static dev.corno.activations.Activations.LINEAR;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;

/**
 * What the modules of {@link InceptionV3} and {@link InceptionResNetV2} are made of. Convolutions are numbered as they are made: Keras
 * does so, and meets them in another order.
 */
abstract class InceptionLayers {

    private static final int CHANNELS = 3;

    private int convolutions;

    // To an eighth of the height and width.
    SymbolicTensor stem(SymbolicTensor pictures) {
        SymbolicTensor x = convolve(pictures, 32, 3, 3, 2, VALID);
        x = convolve(x, 32, 3, 3, 1, VALID);
        x = halve(convolve(x, 64, 3, 3));
        x = convolve(x, 80, 1, 1, 1, VALID);
        return halve(convolve(x, 192, 3, 3, 1, VALID));
    }

    SymbolicTensor convolve(SymbolicTensor x, int filters, int height, int width) {
        return convolve(x, filters, height, width, 1, SAME);
    }

    SymbolicTensor convolve(SymbolicTensor x, int filters, int height, int width, int strides, Padding padding) {
        String number = convolutions == 0 ? "" : "_" + convolutions;
        convolutions++;
        Conv2D kernels = new Conv2D(filters, new Size2D(height, width), LINEAR).strides(strides).padding(padding);
        return rectify(kernels.name("conv2d" + number), x, "batch_normalization" + number, "activation" + number);
    }

    static SymbolicTensor rectify(Conv2D kernels, SymbolicTensor x, String normalization, String activation) {
        SymbolicTensor y = new BatchNormalization().axis(CHANNELS).scale(false).name(normalization).apply(kernels.useBias(false).apply(x));
        return new Activation(RELU).name(activation).apply(y);
    }

    static SymbolicTensor halve(SymbolicTensor x) {
        return new MaxPooling2D(3).strides(2).apply(x);
    }

    static SymbolicTensor average(SymbolicTensor x) {
        return new AveragePooling2D(3).strides(1).padding(SAME).apply(x);
    }

    static SymbolicTensor join(String name, SymbolicTensor... ways) {
        return new Concatenate(CHANNELS).name(name).apply(ways);
    }
}
