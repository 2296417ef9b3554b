package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.reshaping.ZeroPadding2D;

/** What the dense networks have in common: blocks in which each layer sees what all layers before it have made. */
final class DenseBlocks {

    private static final int CHANNELS = 3;
    private static final int GROWTH = 32;
    private static final double EPSILON = 1.001e-5;

    private DenseBlocks() {
    }

    static SymbolicTensor maps(SymbolicTensor pictures, int... blocks) {
        SymbolicTensor x = new ZeroPadding2D(3).apply(pictures);
        x = new Conv2D(64, 7).strides(2).useBias(false).name("conv1_conv").apply(x);
        x = rectify(normalize(x, "conv1_bn"), "conv1_relu");
        x = new MaxPooling2D(3).strides(2).name("pool1").apply(new ZeroPadding2D(1).apply(x));
        x = block(x, "conv2", blocks[0]);
        for (int i = 1; i < blocks.length; i++) {
            x = block(transition(x, "pool" + (i + 1)), "conv" + (i + 2), blocks[i]);
        }
        return rectify(normalize(x, "bn"), "relu");
    }

    private static SymbolicTensor block(SymbolicTensor start, String name, int layers) {
        SymbolicTensor x = start;
        for (int i = 1; i <= layers; i++) {
            x = grow(x, name + "_block" + i);
        }
        return x;
    }

    private static SymbolicTensor grow(SymbolicTensor x, String name) {
        SymbolicTensor y = rectify(normalize(x, name + "_0_bn"), name + "_0_relu");
        y = new Conv2D(4 * GROWTH, 1).useBias(false).name(name + "_1_conv").apply(y);
        y = rectify(normalize(y, name + "_1_bn"), name + "_1_relu");
        y = new Conv2D(GROWTH, 3).padding(SAME).useBias(false).name(name + "_2_conv").apply(y);
        return new Concatenate(CHANNELS).name(name + "_concat").apply(x, y);
    }

    private static SymbolicTensor transition(SymbolicTensor x, String name) {
        SymbolicTensor y = rectify(normalize(x, name + "_bn"), name + "_relu");
        y = new Conv2D(x.shape().dim(-1) / 2, 1).useBias(false).name(name + "_conv").apply(y);
        return new AveragePooling2D(2).name(name + "_pool").apply(y);
    }

    private static SymbolicTensor normalize(SymbolicTensor x, String name) {
        return new BatchNormalization().axis(CHANNELS).epsilon(EPSILON).name(name).apply(x);
    }

    private static SymbolicTensor rectify(SymbolicTensor x, String name) {
        return new Activation(RELU).name(name).apply(x);
    }
}
