package dev.corno.benchmarks.corno;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.benchmarks.Act;
import dev.corno.benchmarks.Convolution;
import dev.corno.benchmarks.Layers;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.Padding;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.reshaping.Flatten;

/** Corno's layers, applied one after another. */
final class CornoLayers implements Layers<SymbolicTensor> {

    @Override
    public SymbolicTensor convolution(SymbolicTensor input, Convolution layer) {
        return new Conv2D(layer.filters(), layer.kernel(), activation(layer.act())).strides(layer.stride()).padding(padding(layer.same()))
                .useBias(layer.bias()).apply(input);
    }

    @Override
    public SymbolicTensor depthwise(SymbolicTensor input, int channels, int stride) {
        return new Conv2D(channels, 3).groups(channels).strides(stride).padding(Padding.SAME).useBias(false).apply(input);
    }

    @Override
    public SymbolicTensor batchNormalization(SymbolicTensor input) {
        return new BatchNormalization().apply(input);
    }

    @Override
    public SymbolicTensor activation(SymbolicTensor input, Act act) {
        return new dev.corno.layers.core.Activation(activation(act)).apply(input);
    }

    @Override
    public SymbolicTensor maxPooling(SymbolicTensor input, int size, int stride, boolean same) {
        return new MaxPooling2D(size).strides(stride).padding(padding(same)).apply(input);
    }

    @Override
    public SymbolicTensor averagePooling(SymbolicTensor input, int size) {
        return new AveragePooling2D(size).apply(input);
    }

    @Override
    public SymbolicTensor globalAveragePooling(SymbolicTensor input) {
        return new GlobalAveragePooling2D().apply(input);
    }

    @Override
    public SymbolicTensor flatten(SymbolicTensor input) {
        return new Flatten().apply(input);
    }

    @Override
    public SymbolicTensor dense(SymbolicTensor input, int units, Act act) {
        return new Dense(units, activation(act)).apply(input);
    }

    @Override
    public SymbolicTensor add(SymbolicTensor a, SymbolicTensor b) {
        return new Add().apply(a, b);
    }

    @Override
    public SymbolicTensor lstm(SymbolicTensor input, int units) {
        return new LSTM(units).returnSequences(true).apply(input);
    }

    @Override
    public SymbolicTensor gru(SymbolicTensor input, int units) {
        return new GRU(units).returnSequences(true).apply(input);
    }

    @Override
    public SymbolicTensor classify(SymbolicTensor input, int classes) {
        return new Dense(classes, Activations.SOFTMAX).apply(input);
    }

    private static Padding padding(boolean same) {
        return same ? Padding.SAME : Padding.VALID;
    }

    private static Activation activation(Act act) {
        return switch (act) {
            case LINEAR -> Activations.LINEAR;
            case RELU -> Activations.RELU;
            case RELU6 -> Activations.RELU6;
            case TANH -> Activations.TANH;
        };
    }
}
