package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.initializers.Initializers.HE_NORMAL;
import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.SeparableConv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.reshaping.Cropping2D;
import dev.corno.layers.reshaping.ZeroPadding2D;

/** What the networks of cells found by search have in common: each cell sees what the two before it have made. */
final class NasNetCells {

    private static final double MOMENTUM = 0.9997;

    private final int blocks;
    private final int filters;
    private final int stemFilters;
    private final boolean skipsReduction;
    private int activations;

    NasNetCells(int blocks, int lastFilters, int stemFilters, boolean skipsReduction) {
        this.blocks = blocks;
        this.filters = lastFilters / 24;
        this.stemFilters = stemFilters;
        this.skipsReduction = skipsReduction;
    }

    SymbolicTensor maps(SymbolicTensor pictures) {
        SymbolicTensor stem = new Conv2D(stemFilters, 3).strides(2).useBias(false).kernelInitializer(HE_NORMAL).name("stem_conv1")
                .apply(pictures);
        stem = normalize(stem, "stem_bn1");
        SymbolicTensor first = reduce(stem, stem, filters / 4, "stem_1");
        SymbolicTensor before = first;
        SymbolicTensor x = reduce(first, stem, filters / 2, "stem_2");
        for (int stage = 0; stage < 3; stage++) {
            int stageFilters = filters << stage;
            if (stage > 0) {
                SymbolicTensor reduced = reduce(x, before, stageFilters, "reduce_" + stage * blocks);
                before = skipsReduction ? before : x;
                x = reduced;
            }
            for (int i = 0; i < blocks; i++) {
                SymbolicTensor next = cell(x, before, stageFilters, String.valueOf(stage * blocks + i + Math.min(stage, 1)));
                before = x;
                x = next;
            }
        }
        return rectify(x);
    }

    // Figure 4 of the paper, left: same height and width.
    private SymbolicTensor cell(SymbolicTensor x, SymbolicTensor before, int cellFilters, String id) {
        SymbolicTensor p = adjust(before, x, cellFilters, id);
        SymbolicTensor h = squeeze(rectify(x), cellFilters, "normal_conv_1_" + id, "normal_bn_1_" + id);
        SymbolicTensor first = add("normal_add_1_" + id, separate(h, cellFilters, 5, 1, "normal_left1_" + id),
                separate(p, cellFilters, 3, 1, "normal_right1_" + id));
        SymbolicTensor second = add("normal_add_2_" + id, separate(p, cellFilters, 5, 1, "normal_left2_" + id),
                separate(p, cellFilters, 3, 1, "normal_right2_" + id));
        SymbolicTensor third = add("normal_add_3_" + id, average(h, "normal_left3_" + id), p);
        SymbolicTensor fourth = add("normal_add_4_" + id, average(p, "normal_left4_" + id), average(p, "normal_right4_" + id));
        SymbolicTensor fifth = add("normal_add_5_" + id, separate(h, cellFilters, 3, 1, "normal_left5_" + id), h);
        return new Concatenate().name("normal_concat_" + id).apply(p, first, second, third, fourth, fifth);
    }

    // Figure 4, right: half the height and width.
    private SymbolicTensor reduce(SymbolicTensor x, SymbolicTensor before, int cellFilters, String id) {
        SymbolicTensor p = adjust(before, x, cellFilters, id);
        SymbolicTensor h = squeeze(rectify(x), cellFilters, "reduction_conv_1_" + id, "reduction_bn_1_" + id);
        SymbolicTensor padded = CorrectPadding.apply(h, 3, "reduction_pad_1_" + id);
        SymbolicTensor first = add("reduction_add_1_" + id, separate(h, cellFilters, 5, 2, "reduction_left1_" + id),
                separate(p, cellFilters, 7, 2, "reduction_right1_" + id));
        SymbolicTensor second = add("reduction_add_2_" + id, new MaxPooling2D(3).strides(2).name("reduction_left2_" + id).apply(padded),
                separate(p, cellFilters, 7, 2, "reduction_right2_" + id));
        SymbolicTensor third = add("reduction_add3_" + id, new AveragePooling2D(3).strides(2).name("reduction_left3_" + id).apply(padded),
                separate(p, cellFilters, 5, 2, "reduction_right3_" + id));
        SymbolicTensor fourth = add(null, second, average(first, "reduction_left4_" + id));
        SymbolicTensor fifth = add("reduction_add4_" + id, separate(first, cellFilters, 3, 1, "reduction_left4_" + id),
                new MaxPooling2D(3).strides(2).name("reduction_right5_" + id).apply(padded));
        return new Concatenate().name("reduction_concat_" + id).apply(second, third, fourth, fifth);
    }

    // Gives what an earlier cell made the size and number of channels that this one works with.
    private SymbolicTensor adjust(SymbolicTensor before, SymbolicTensor x, int cellFilters, String id) {
        if (before == x) {
            return x;
        }
        if (before.shape().dim(-2) != x.shape().dim(-2)) {
            SymbolicTensor y = new Activation(RELU).name("adjust_relu_1_" + id).apply(before);
            SymbolicTensor even = everySecond(y, cellFilters, "1_" + id);
            y = new Cropping2D(1, 0, 1, 0).apply(new ZeroPadding2D(0, 1, 0, 1).apply(y));
            SymbolicTensor odd = everySecond(y, cellFilters, "2_" + id);
            return normalize(new Concatenate().apply(even, odd), "adjust_bn_" + id);
        }
        return before.shape().dim(-1) == cellFilters ? before
                : squeeze(rectify(before), cellFilters, "adjust_conv_projection_" + id, "adjust_bn_" + id);
    }

    private static SymbolicTensor everySecond(SymbolicTensor x, int cellFilters, String name) {
        return point(new AveragePooling2D(1).strides(2).name("adjust_avg_pool_" + name).apply(x), cellFilters / 2, "adjust_conv_" + name);
    }

    // Two separable convolutions, each after a rectifier and before a normalization.
    private SymbolicTensor separate(SymbolicTensor start, int cellFilters, int size, int strides, String id) {
        SymbolicTensor x = rectify(start);
        if (strides > 1) {
            x = CorrectPadding.apply(x, size, "separable_conv_1_pad_" + id);
        }
        x = new SeparableConv2D(cellFilters, size).strides(strides).padding(strides > 1 ? VALID : SAME).useBias(false)
                .name("separable_conv_1_" + id).apply(x);
        x = rectify(normalize(x, "separable_conv_1_bn_" + id));
        x = new SeparableConv2D(cellFilters, size).padding(SAME).useBias(false).name("separable_conv_2_" + id).apply(x);
        return normalize(x, "separable_conv_2_bn_" + id);
    }

    private static SymbolicTensor squeeze(SymbolicTensor x, int cellFilters, String convolution, String normalization) {
        return normalize(point(x, cellFilters, convolution), normalization);
    }

    private static SymbolicTensor point(SymbolicTensor x, int cellFilters, String name) {
        return new Conv2D(cellFilters, 1).padding(SAME).useBias(false).kernelInitializer(HE_NORMAL).name(name).apply(x);
    }

    private static SymbolicTensor normalize(SymbolicTensor x, String name) {
        return new BatchNormalization().momentum(MOMENTUM).name(name).apply(x);
    }

    // Keras numbers activations in the order they are made, which is not the order in which they are met.
    private SymbolicTensor rectify(SymbolicTensor x) {
        String number = activations == 0 ? "" : "_" + activations;
        activations++;
        return new Activation(RELU).name("activation" + number).apply(x);
    }

    private static SymbolicTensor average(SymbolicTensor x, String name) {
        return new AveragePooling2D(3).strides(1).padding(SAME).name(name).apply(x);
    }

    private static SymbolicTensor add(String name, SymbolicTensor first, SymbolicTensor second) {
        return new Add().name(name).apply(first, second);
    }
}
