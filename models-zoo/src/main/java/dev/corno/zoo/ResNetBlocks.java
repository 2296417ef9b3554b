package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.util.Locale;

/**
 * What the residual networks have in common: a stem and four stacks of blocks, whose outputs are added to their inputs.
 *
 * @param where the architecture's name
 * @param third blocks of the stack {@code conv3}
 * @param fourth blocks of the stack {@code conv4}
 * @param preactivated whether each block normalizes and rectifies its input, as in version 2, instead of its output
 */
record ResNetBlocks(String where, int third, int fourth, boolean preactivated) {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;
    private static final int CHANNELS_AXIS = 3;
    private static final double EPSILON = 1.001e-5;

    void check(ApplicationOptions options) {
        options.check(where, SMALLEST);
    }

    Shape inputShape(ApplicationOptions options) {
        return options.inputShapeOr(SIZE);
    }

    Model build(ApplicationOptions options) {
        SymbolicTensor input = options.input(where, inputShape(options));
        SymbolicTensor x = new ZeroPadding2D(3).name("conv1_pad").apply(input);
        x = new Conv2D(64, 7).strides(2).name("conv1_conv").apply(x);
        if (!preactivated) {
            x = normalizedRelu(x, "conv1");
        }
        x = new ZeroPadding2D(1).name("pool1_pad").apply(x);
        x = new MaxPooling2D(3).strides(2).name("pool1_pool").apply(x);
        x = preactivated ? normalizedRelu(secondStacks(x), "post") : firstStacks(x);
        return options.model(input, options.averageTop(x, "avg_pool", "max_pool"), where.toLowerCase(Locale.ROOT));
    }

    private SymbolicTensor firstStacks(SymbolicTensor stem) {
        SymbolicTensor x = firstStack(stem, 64, 3, 1, "conv2");
        x = firstStack(x, 128, third, 2, "conv3");
        x = firstStack(x, 256, fourth, 2, "conv4");
        return firstStack(x, 512, 3, 2, "conv5");
    }

    private static SymbolicTensor firstStack(SymbolicTensor input, int filters, int blocks, int strides, String name) {
        SymbolicTensor x = firstBlock(input, filters, strides, true, name + "_block1");
        for (int i = 2; i <= blocks; i++) {
            x = firstBlock(x, filters, 1, false, name + "_block" + i);
        }
        return x;
    }

    private static SymbolicTensor firstBlock(SymbolicTensor input, int filters, int strides, boolean convolved, String name) {
        SymbolicTensor shortcut = !convolved ? input
                : normalized(new Conv2D(4 * filters, 1).strides(strides).name(name + "_0_conv").apply(input), name + "_0");
        SymbolicTensor x = new Conv2D(filters, 1).strides(strides).name(name + "_1_conv").apply(input);
        x = normalizedRelu(x, name + "_1");
        x = new Conv2D(filters, 3).padding(SAME).name(name + "_2_conv").apply(x);
        x = normalizedRelu(x, name + "_2");
        x = new Conv2D(4 * filters, 1).name(name + "_3_conv").apply(x);
        x = normalized(x, name + "_3");
        x = new Add().name(name + "_add").apply(shortcut, x);
        return new Activation(RELU).name(name + "_out").apply(x);
    }

    private SymbolicTensor secondStacks(SymbolicTensor stem) {
        SymbolicTensor x = secondStack(stem, 64, 3, 2, "conv2");
        x = secondStack(x, 128, third, 2, "conv3");
        x = secondStack(x, 256, fourth, 2, "conv4");
        return secondStack(x, 512, 3, 1, "conv5");
    }

    private static SymbolicTensor secondStack(SymbolicTensor input, int filters, int blocks, int strides, String name) {
        SymbolicTensor x = secondBlock(input, filters, 1, true, name + "_block1");
        for (int i = 2; i < blocks; i++) {
            x = secondBlock(x, filters, 1, false, name + "_block" + i);
        }
        return secondBlock(x, filters, strides, false, name + "_block" + blocks);
    }

    private static SymbolicTensor secondBlock(SymbolicTensor input, int filters, int strides, boolean convolved, String name) {
        SymbolicTensor active = normalizedRelu(input, name + "_preact");
        SymbolicTensor shortcut = convolved ? new Conv2D(4 * filters, 1).strides(strides).name(name + "_0_conv").apply(active)
                : strides > 1 ? new MaxPooling2D(1).strides(strides).apply(input) : input;
        SymbolicTensor x = new Conv2D(filters, 1).useBias(false).name(name + "_1_conv").apply(active);
        x = normalizedRelu(x, name + "_1");
        x = new ZeroPadding2D(1).name(name + "_2_pad").apply(x);
        x = new Conv2D(filters, 3).strides(strides).useBias(false).name(name + "_2_conv").apply(x);
        x = normalizedRelu(x, name + "_2");
        x = new Conv2D(4 * filters, 1).name(name + "_3_conv").apply(x);
        return new Add().name(name + "_out").apply(shortcut, x);
    }

    private static SymbolicTensor normalized(SymbolicTensor x, String name) {
        return new BatchNormalization().axis(CHANNELS_AXIS).epsilon(EPSILON).name(name + "_bn").apply(x);
    }

    private static SymbolicTensor normalizedRelu(SymbolicTensor x, String name) {
        return new Activation(RELU).name(name + "_relu").apply(normalized(x, name));
    }
}
