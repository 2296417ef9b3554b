package dev.corno.benchmarks.dl4j;

import dev.corno.benchmarks.Act;
import dev.corno.benchmarks.Convolution;
import dev.corno.benchmarks.Layers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's layers. A value is the name of the vertex that computes it. */
final class Dl4jLayers implements Layers<String> {

    private final GraphBuilder builder;
    private final boolean sequence;
    private int count;

    Dl4jLayers(GraphBuilder builder, boolean sequence) {
        this.builder = builder;
        this.sequence = sequence;
    }

    @Override
    public String convolution(String input, Convolution layer) {
        return layer(new ConvolutionLayer.Builder(layer.kernel(), layer.kernel()).nOut(layer.filters()).stride(layer.stride(), layer.stride())
                .convolutionMode(mode(layer.same())).hasBias(layer.bias()).activation(activation(layer.act())).build(), input);
    }

    @Override
    public String depthwise(String input, int channels, int stride) {
        return layer(new DepthwiseConvolution2D.Builder(3, 3).depthMultiplier(1).nOut(channels).stride(stride, stride)
                .convolutionMode(ConvolutionMode.Same).hasBias(false).build(), input);
    }

    @Override
    public String batchNormalization(String input) {
        return layer(new BatchNormalization.Builder().build(), input);
    }

    @Override
    public String activation(String input, Act act) {
        return layer(new ActivationLayer(activation(act)), input);
    }

    @Override
    public String maxPooling(String input, int size, int stride, boolean same) {
        return layer(new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(size, size).stride(stride, stride).convolutionMode(mode(same))
                .build(), input);
    }

    @Override
    public String averagePooling(String input, int size) {
        return layer(new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(size, size).stride(size, size).build(), input);
    }

    @Override
    public String globalAveragePooling(String input) {
        return layer(new GlobalPoolingLayer(PoolingType.AVG), input);
    }

    /** DL4J flattens by itself where a dense layer follows pictures. */
    @Override
    public String flatten(String input) {
        return input;
    }

    @Override
    public String dense(String input, int units, Act act) {
        return layer(new DenseLayer.Builder().nOut(units).activation(activation(act)).build(), input);
    }

    @Override
    public String add(String a, String b) {
        String name = nextName();
        builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), a, b);
        return name;
    }

    @Override
    public String lstm(String input, int units) {
        return layer(new LSTM.Builder().nOut(units).activation(Activation.TANH).build(), input);
    }

    @Override
    public String gru(String input, int units) {
        throw new UnsupportedOperationException("DL4J has no GRU.");
    }

    @Override
    public String classify(String input, int classes) {
        return layer(sequence ? new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX).build()
                : new OutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX).build(), input);
    }

    private String layer(Layer layer, String input) {
        String name = nextName();
        builder.addLayer(name, layer, input);
        return name;
    }

    private String nextName() {
        return "layer" + count++;
    }

    private static ConvolutionMode mode(boolean same) {
        return same ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static Activation activation(Act act) {
        return switch (act) {
            case LINEAR -> Activation.IDENTITY;
            case RELU -> Activation.RELU;
            case RELU6 -> Activation.RELU6;
            case TANH -> Activation.TANH;
        };
    }
}
