package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.util.Locale;

/**
 * What {@link VGG16} and {@link VGG19} have in common: five blocks of 3x3 convolutions, each halving height and width at its end.
 *
 * @param where the architecture's name
 * @param depth convolutions of each of the last three blocks
 */
record VggBlocks(String where, int depth) {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;

    void check(ApplicationOptions options) {
        options.check(where, SMALLEST);
    }

    Shape inputShape(ApplicationOptions options) {
        return options.inputShapeOr(SIZE);
    }

    Model build(ApplicationOptions options) {
        SymbolicTensor input = options.input(where, inputShape(options));
        SymbolicTensor x = block(input, 1, 2, 64);
        x = block(x, 2, 2, 128);
        x = block(x, 3, depth, 256);
        x = block(x, 4, depth, 512);
        x = block(x, 5, depth, 512);
        if (options.includeTop()) {
            x = new Flatten().name("flatten").apply(x);
            x = new Dense(4096, RELU).name("fc1").apply(x);
            x = new Dense(4096, RELU).name("fc2").apply(x);
            x = options.predictions(x);
        } else {
            x = options.features(x, null, null);
        }
        return options.model(input, x, where.toLowerCase(Locale.ROOT));
    }

    private static SymbolicTensor block(SymbolicTensor x, int number, int depth, int filters) {
        for (int i = 1; i <= depth; i++) {
            x = new Conv2D(filters, 3, RELU).padding(SAME).name("block" + number + "_conv" + i).apply(x);
        }
        return new MaxPooling2D(2).name("block" + number + "_pool").apply(x);
    }
}
