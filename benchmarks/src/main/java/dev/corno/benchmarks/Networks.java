package dev.corno.benchmarks;

import static dev.corno.benchmarks.Act.LINEAR;
import static dev.corno.benchmarks.Act.RELU;
import static dev.corno.benchmarks.Act.RELU6;
import static dev.corno.benchmarks.Act.TANH;

/** The networks that are measured. */
final class Networks {

    private static final int DIGITS = 10;
    private static final int IMAGENET = 1000;
    private static final int SYMBOLS = 64;

    private Networks() {
    }

    /** 784-16-16-10. */
    static <T> T smallPerceptron(Layers<T> net, T x) {
        x = net.dense(x, 16, RELU);
        x = net.dense(x, 16, RELU);
        return net.classify(x, DIGITS);
    }

    /** 784-512-512-10. */
    static <T> T largePerceptron(Layers<T> net, T x) {
        x = net.dense(x, 512, RELU);
        x = net.dense(x, 512, RELU);
        return net.classify(x, DIGITS);
    }

    /** The zoo's CifarConvNet. */
    static <T> T cifarConvNet(Layers<T> net, T x) {
        x = net.convolution(x, padded(16, 3, RELU));
        x = net.convolution(x, padded(32, 3, RELU));
        x = net.maxPooling(x, 2, 2, false);
        x = net.convolution(x, padded(32, 3, RELU));
        x = net.convolution(x, padded(64, 3, RELU));
        x = net.maxPooling(x, 2, 2, false);
        x = net.dense(net.flatten(x), 256, RELU);
        return net.classify(x, DIGITS);
    }

    /** The zoo's LeNet5 for 28x28 pictures, whose border of two zeros is the first convolution's padding. */
    static <T> T leNet5(Layers<T> net, T x) {
        x = net.convolution(x, padded(6, 5, TANH));
        x = net.averagePooling(x, 2);
        x = net.convolution(x, new Convolution(16, 5, 1, false, true, TANH));
        x = net.averagePooling(x, 2);
        x = net.dense(net.flatten(x), 120, TANH);
        x = net.dense(x, 84, TANH);
        return net.classify(x, DIGITS);
    }

    private static Convolution padded(int filters, int kernel, Act act) {
        return new Convolution(filters, kernel, 1, true, true, act);
    }

    /** K. He and others, 2015, with the strides in the first convolution of a block. */
    static <T> T resNet50(Layers<T> net, T x) {
        x = net.activation(normalized(net, x, 64, 7, 2), RELU);
        x = net.maxPooling(x, 3, 2, true);
        x = stage(net, x, 64, 3, 1);
        x = stage(net, x, 128, 4, 2);
        x = stage(net, x, 256, 6, 2);
        x = stage(net, x, 512, 3, 2);
        return net.classify(net.globalAveragePooling(x), IMAGENET);
    }

    private static <T> T stage(Layers<T> net, T x, int width, int blocks, int stride) {
        T shortcut = normalized(net, x, 4 * width, 1, stride);
        x = net.activation(net.add(bottleneck(net, x, width, stride), shortcut), RELU);
        for (int block = 1; block < blocks; block++) {
            x = net.activation(net.add(bottleneck(net, x, width, 1), x), RELU);
        }
        return x;
    }

    private static <T> T bottleneck(Layers<T> net, T x, int width, int stride) {
        x = net.activation(normalized(net, x, width, 1, stride), RELU);
        x = net.activation(normalized(net, x, width, 3, 1), RELU);
        return normalized(net, x, 4 * width, 1, 1);
    }

    private static <T> T normalized(Layers<T> net, T x, int filters, int kernel, int stride) {
        return net.batchNormalization(net.convolution(x, new Convolution(filters, kernel, stride, true, false, LINEAR)));
    }

    /** K. Simonyan, A. Zisserman, 2014, configuration D. */
    static <T> T vgg16(Layers<T> net, T x) {
        int[][] blocks = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
        for (int[] block : blocks) {
            for (int filters : block) {
                x = net.convolution(x, padded(filters, 3, RELU));
            }
            x = net.maxPooling(x, 2, 2, false);
        }
        x = net.dense(net.flatten(x), 4096, RELU);
        x = net.dense(x, 4096, RELU);
        return net.classify(x, IMAGENET);
    }

    /** A. G. Howard and others, 2017. */
    static <T> T mobileNet(Layers<T> net, T x) {
        x = net.activation(normalized(net, x, 32, 3, 2), RELU6);
        int channels = 32;
        int[][] blocks = {{64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
            {1024, 2}, {1024, 1}};
        for (int[] block : blocks) {
            x = net.activation(net.batchNormalization(net.depthwise(x, channels, block[1])), RELU6);
            x = net.activation(normalized(net, x, block[0], 1, 1), RELU6);
            channels = block[0];
        }
        return net.classify(net.globalAveragePooling(x), IMAGENET);
    }

    /** 128 units, a class for every step. */
    static <T> T lstm(Layers<T> net, T x) {
        return net.classify(net.lstm(x, 128), SYMBOLS);
    }

    /** 128 units, a class for every step. */
    static <T> T gru(Layers<T> net, T x) {
        return net.classify(net.gru(x, 128), SYMBOLS);
    }
}
