package dev.corno.benchmarks.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import dev.corno.benchmarks.Act;
import dev.corno.benchmarks.Convolution;
import dev.corno.benchmarks.Layers;

/**
 * DJL's blocks. A value is its number in the graph.
 *
 * @param graph where blocks are added
 */
record TorchLayers(TorchGraph graph) implements Layers<Integer> {

    @Override
    public Integer convolution(Integer input, Convolution layer) {
        Block block = Conv2d.builder().setKernelShape(square(layer.kernel())).setFilters(layer.filters()).optStride(square(layer.stride()))
                .optPadding(square(layer.border())).optBias(layer.bias()).build();
        return activation(graph.add(block, input), layer.act());
    }

    @Override
    public Integer depthwise(Integer input, int channels, int stride) {
        return graph.add(Conv2d.builder().setKernelShape(square(3)).setFilters(channels).optGroups(channels).optStride(square(stride))
                .optPadding(square(1)).optBias(false).build(), input);
    }

    @Override
    public Integer batchNormalization(Integer input) {
        return graph.add(BatchNorm.builder().build(), input);
    }

    @Override
    public Integer activation(Integer input, Act act) {
        return switch (act) {
            case LINEAR -> input;
            case RELU -> graph.add(Activation.reluBlock(), input);
            case RELU6 -> graph.add(Activation.relu6Block(), input);
            case TANH -> graph.add(Activation.tanhBlock(), input);
        };
    }

    @Override
    public Integer maxPooling(Integer input, int size, int stride, boolean same) {
        return graph.add(Pool.maxPool2dBlock(square(size), square(stride), square(same ? (size - 1) / 2 : 0)), input);
    }

    @Override
    public Integer averagePooling(Integer input, int size) {
        return graph.add(Pool.avgPool2dBlock(square(size), square(size)), input);
    }

    @Override
    public Integer globalAveragePooling(Integer input) {
        return graph.add(Pool.globalAvgPool2dBlock(), input);
    }

    @Override
    public Integer flatten(Integer input) {
        return graph.add(Blocks.batchFlattenBlock(), input);
    }

    @Override
    public Integer dense(Integer input, int units, Act act) {
        return activation(graph.add(Linear.builder().setUnits(units).build(), input), act);
    }

    @Override
    public Integer add(Integer a, Integer b) {
        return graph.add(new LambdaBlock(list -> new NDList(list.get(0).add(list.get(1)))), a, b);
    }

    @Override
    public Integer lstm(Integer input, int units) {
        return graph.add(LSTM.builder().setStateSize(units).setNumLayers(1).optReturnState(false).build(), input);
    }

    @Override
    public Integer gru(Integer input, int units) {
        return graph.add(GRU.builder().setStateSize(units).setNumLayers(1).optReturnState(false).build(), input);
    }

    @Override
    public Integer classify(Integer input, int classes) {
        return dense(input, classes, Act.LINEAR);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }
}
