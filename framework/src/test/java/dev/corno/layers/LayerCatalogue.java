package dev.corno.layers;

import static dev.corno.activations.Activations.GLU;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.activations.Activations.TANH;
import static dev.corno.layers.DataFormat.CHANNELS_FIRST;
import static dev.corno.layers.Padding.SAME;

import dev.corno.graph.Layer;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.ReversibleEmbedding;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.CustomScaleLayer;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.normalization.RenormClipping;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.saving.KerasObjects;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Every layer at least once, with small inputs, for the tests that hold for all layers. Shapes are those of Keras. */
public final class LayerCatalogue {

    private LayerCatalogue() {
    }

    /**
     * A layer and what it makes of its inputs.
     *
     * @param name says what is special about it; the name of Keras's case where there is one
     * @param layer the layer
     * @param inputs the shapes of its inputs without the batch axis
     * @param output the shape that Keras gives
     * @param parameters the number of parameters that Keras gives
     */
    public record Entry(String name, Layer layer, List<Shape> inputs, Shape output, long parameters) {

        /** {@return how many rows the table has that the inputs are the numbers of; 0 if the inputs are any numbers} */
        public int indices() {
            return layer instanceof Embedding table ? table.inputDim()
                    : layer instanceof ReversibleEmbedding table ? table.inputDim() : 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** {@return all entries} */
    public static Stream<Entry> entries() {
        return Stream.of(core(), convolutional(), pooling(), RecurrentCatalogue.entries(), normalization(), reshaping(), merging(),
                activation(), SpatialCatalogue.entries(), AttentionCatalogue.entries())
                .flatMap(List::stream);
    }

    /** {@return how the layers are written, with the functions of those that have one} */
    static KerasObjects objects() {
        return KerasObjects.standard().with(AttentionCatalogue.Cube.CODEC);
    }

    private static List<Entry> core() {
        return List.of(
                entry("dense_relu", new Dense(5, RELU), Shape.of(4), Shape.of(5), 25),
                entry("dense_softmax", new Dense(5, SOFTMAX), Shape.of(4), Shape.of(5), 25),
                entry("dense_nobias", new Dense(5, SIGMOID).useBias(false), Shape.of(4), Shape.of(5), 20),
                entry("dense_3d_input", new Dense(4, TANH), Shape.of(3, 5), Shape.of(3, 4), 24),
                entry("activation_tanh", new Activation(TANH), Shape.of(3, 4), Shape.of(3, 4), 0),
                entry("activation_softmax", new Activation(SOFTMAX), Shape.of(3, 4), Shape.of(3, 4), 0),
                entry("activation_glu", new Activation(GLU), Shape.of(3, 4), Shape.of(3, 2), 0),
                entry("dense_glu", new Dense(6, GLU), Shape.of(4), Shape.of(3), 30),
                entry("reversible_embedding", new ReversibleEmbedding(6, 4), Shape.of(5), Shape.of(5, 4), 24),
                entry("reversible_embedding_untied", new ReversibleEmbedding(6, 2).tieWeights(false).maskZero(true), Shape.of(3),
                        Shape.of(3, 2), 24),
                entry("reversible_embedding_reverse", new ReversibleEmbedding(6, 4).logitSoftCap(2).reverse(), Shape.of(5, 4),
                        Shape.of(5, 6), 24),
                entry("reversible_embedding_untied_reverse", new ReversibleEmbedding(6, 4).tieWeights(false).reverse(), Shape.of(4),
                        Shape.of(6), 48),
                entry("identity", new Identity(), Shape.of(3), Shape.of(3), 0),
                entry("with_mask", new WithMask(), List.of(Shape.of(3, 4), Shape.of(3)), Shape.of(3, 4)),
                entry("dropout", new Dropout(0.4), Shape.of(3, 4, 2), Shape.of(3, 4, 2), 0));
    }

    private static List<Entry> convolutional() {
        return List.of(
                entry("conv2d_valid", new Conv2D(4, 3), Shape.of(6, 7, 3), Shape.of(4, 5, 4), 112),
                entry("conv2d_same", new Conv2D(5, 3, TANH).padding(SAME), Shape.of(5, 6, 2), Shape.of(5, 6, 5), 95),
                entry("conv2d_same_stride2", new Conv2D(3, 3).strides(2).padding(SAME), Shape.of(6, 7, 3), Shape.of(3, 4, 3), 84),
                entry("conv2d_valid_stride2x1", new Conv2D(3, new Size2D(3, 2), SIGMOID).strides(new Size2D(2, 1)),
                        Shape.of(7, 6, 2), Shape.of(3, 5, 3), 39),
                entry("conv2d_rect_same_stride3", new Conv2D(4, new Size2D(5, 3), TANH).strides(new Size2D(3, 2)).padding(SAME),
                        Shape.of(11, 8, 3), Shape.of(4, 4, 4), 184),
                entry("conv2d_even_kernel_same", new Conv2D(3, 4).padding(SAME), Shape.of(6, 6, 2), Shape.of(6, 6, 3), 99),
                entry("conv2d_dilation2", new Conv2D(3, 3).dilationRate(2), Shape.of(8, 9, 2), Shape.of(4, 5, 3), 57),
                entry("conv2d_dilation_valid_rect", new Conv2D(3, new Size2D(2, 3), TANH).dilationRate(new Size2D(3, 1)),
                        Shape.of(7, 6, 2), Shape.of(4, 4, 3), 39),
                entry("conv2d_same_dilation", new Conv2D(3, 3).dilationRate(new Size2D(2, 3)).padding(SAME),
                        Shape.of(8, 9, 2), Shape.of(8, 9, 3), 57),
                entry("conv2d_groups", new Conv2D(6, 3).groups(3).padding(SAME), Shape.of(5, 5, 6), Shape.of(5, 5, 6), 114),
                entry("conv2d_depthwise", new Conv2D(16, 3, TANH).groups(16).padding(SAME), Shape.of(4, 5, 16), Shape.of(4, 5, 16), 160),
                entry("conv2d_wide", new Conv2D(32, 3, TANH).padding(SAME), Shape.of(4, 5, 16), Shape.of(4, 5, 32), 4640),
                entry("conv2d_skips_pixels", new Conv2D(4, 2, TANH).strides(4).padding(SAME), Shape.of(5, 7, 5), Shape.of(2, 2, 4), 84),
                entry("conv2d_nobias_1x1", new Conv2D(7, 1).useBias(false), Shape.of(4, 5, 3), Shape.of(4, 5, 7), 21),
                entry("conv2d_channels_first", new Conv2D(4, 3).padding(SAME).dataFormat(CHANNELS_FIRST),
                        Shape.of(3, 5, 6), Shape.of(4, 5, 6), 112));
    }

    private static List<Entry> pooling() {
        return List.of(
                entry("maxpool2d", new MaxPooling2D(), Shape.of(6, 7, 3), Shape.of(3, 3, 3), 0),
                entry("maxpool2d_5s2", new MaxPooling2D(5).strides(2), Shape.of(9, 10, 2), Shape.of(3, 3, 2), 0),
                entry("maxpool2d_same_2x3s3x1", new MaxPooling2D(new Size2D(2, 3)).strides(new Size2D(3, 1)).padding(SAME),
                        Shape.of(7, 5, 3), Shape.of(3, 5, 3), 0),
                entry("maxpool2d_same_3x3s2", new MaxPooling2D(3).strides(2).padding(SAME), Shape.of(6, 7, 3), Shape.of(3, 4, 3), 0),
                entry("maxpool2d_valid_3x2s1", new MaxPooling2D(new Size2D(3, 2)).strides(1), Shape.of(5, 6, 2), Shape.of(3, 5, 2), 0),
                entry("maxpool2d_channels_first", new MaxPooling2D().dataFormat(CHANNELS_FIRST), Shape.of(3, 6, 7), Shape.of(3, 3, 3), 0),
                entry("maxpool2d_skips_pixels", new MaxPooling2D(2).strides(4).padding(SAME), Shape.of(5, 7, 16), Shape.of(2, 2, 16), 0),
                entry("avgpool2d_skips_pixels", new AveragePooling2D(2).strides(4).padding(SAME), Shape.of(5, 7, 2), Shape.of(2, 2, 2), 0),
                entry("avgpool2d", new AveragePooling2D(), Shape.of(6, 7, 3), Shape.of(3, 3, 3), 0),
                entry("avgpool2d_same_2x4s2x3", new AveragePooling2D(new Size2D(2, 4)).strides(new Size2D(2, 3)).padding(SAME),
                        Shape.of(5, 8, 3), Shape.of(3, 3, 3), 0),
                entry("avgpool2d_same_3x3s1", new AveragePooling2D(3).strides(1).padding(SAME), Shape.of(5, 6, 2), Shape.of(5, 6, 2), 0),
                entry("avgpool2d_same_3x3s2_even", new AveragePooling2D(3).strides(2).padding(SAME),
                        Shape.of(6, 8, 2), Shape.of(3, 4, 2), 0),
                entry("avgpool2d_channels_first", new AveragePooling2D().dataFormat(CHANNELS_FIRST),
                        Shape.of(3, 6, 7), Shape.of(3, 3, 3), 0),
                entry("global_avg_pool2d", new GlobalAveragePooling2D(), Shape.of(4, 5, 3), Shape.of(3), 0),
                entry("global_avg_pool2d_keepdims", new GlobalAveragePooling2D().keepDims(true), Shape.of(3, 4, 5), Shape.of(1, 1, 5), 0),
                entry("global_avg_pool2d_channels_first", new GlobalAveragePooling2D().dataFormat(CHANNELS_FIRST),
                        Shape.of(3, 4, 5), Shape.of(3), 0),
                entry("global_max_pool2d", new GlobalMaxPooling2D(), Shape.of(4, 5, 3), Shape.of(3), 0),
                entry("global_max_pool2d_keepdims", new GlobalMaxPooling2D().keepDims(true), Shape.of(3, 4, 5), Shape.of(1, 1, 5), 0),
                entry("global_max_pool2d_channels_first", new GlobalMaxPooling2D().dataFormat(CHANNELS_FIRST).keepDims(true),
                        Shape.of(3, 4, 5), Shape.of(3, 1, 1), 0));
    }

    private static List<Entry> normalization() {
        return List.of(
                entry("batchnorm_train_2d", new BatchNormalization(), Shape.of(4), Shape.of(4), 16),
                entry("batchnorm_train_4d", new BatchNormalization().momentum(0.8), Shape.of(4, 5, 3), Shape.of(4, 5, 3), 12),
                entry("batchnorm_train_axis1", new BatchNormalization().axis(1).momentum(0.9), Shape.of(4, 5, 2), Shape.of(4, 5, 2), 16),
                entry("batchnorm_train_noscale", new BatchNormalization().scale(false), Shape.of(3), Shape.of(3), 9),
                entry("batchnorm_renorm", new BatchNormalization().renorm(true).renormClipping(new RenormClipping(0.5, 2, 1)),
                        Shape.of(4, 3), Shape.of(4, 3), 21),
                entry("batchnorm_nocenter", new BatchNormalization().center(false).scale(false), Shape.of(3), Shape.of(3), 6));
    }

    private static List<Entry> reshaping() {
        return List.of(
                entry("flatten", new Flatten(), Shape.of(3, 4, 2), Shape.of(24), 0),
                entry("flatten_channels_first", new Flatten().dataFormat(CHANNELS_FIRST), Shape.of(3, 4, 2), Shape.of(24), 0),
                entry("reshape", new Reshape(6, 4), Shape.of(3, 8), Shape.of(6, 4), 0),
                entry("reshape_minus1", new Reshape(-1, 2), Shape.of(3, 4), Shape.of(6, 2), 0),
                entry("zero_padding2d", new ZeroPadding2D(2), Shape.of(3, 4, 2), Shape.of(7, 8, 2), 0),
                entry("zero_padding2d_asym", new ZeroPadding2D(1, 2, 0, 3), Shape.of(3, 4, 2), Shape.of(6, 7, 2), 0),
                entry("zero_padding2d_channels_first", new ZeroPadding2D(1, 2).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 4), Shape.of(2, 5, 8), 0));
    }

    private static List<Entry> merging() {
        Shape row = Shape.of(4);
        Shape image = Shape.of(3, 3, 2);
        return List.of(
                entry("add", new Add(), List.of(row, row), row),
                entry("add_broadcast", new Add(), List.of(Shape.of(3, 4), Shape.of(1, 4)), Shape.of(3, 4)),
                entry("add_rank", new Add(), List.of(row, Shape.of(3, 4)), Shape.of(3, 4)),
                entry("custom_scale_layer", new CustomScaleLayer(0.17), List.of(image, image), image),
                entry("subtract_4d", new Subtract(), List.of(image, image), image),
                entry("multiply", new Multiply(), List.of(row, row), row),
                entry("multiply_scale", new Multiply(), List.of(image, Shape.of(1, 1, 2)), image),
                entry("average", new Average(), List.of(row, row), row),
                entry("maximum_three_4d", new Maximum(), List.of(image, image, image), image),
                entry("minimum", new Minimum(), List.of(row, row), row),
                entry("concatenate", new Concatenate(), List.of(Shape.of(3, 4), Shape.of(3, 2)), Shape.of(3, 6)),
                entry("concatenate_axis1", new Concatenate(1), List.of(Shape.of(3, 4), Shape.of(1, 4), Shape.of(2, 4)), Shape.of(6, 4)));
    }

    private static List<Entry> activation() {
        return List.of(
                entry("relu", new ReLU(), Shape.of(3, 4), Shape.of(3, 4), 0),
                entry("relu_full", new ReLU(1.5).negativeSlope(0.1).threshold(0.3), Shape.of(4, 5), Shape.of(4, 5), 0),
                entry("leaky_relu_default", new LeakyReLU(), Shape.of(4, 5), Shape.of(4, 5), 0),
                entry("elu_alpha", new ELU(0.6), Shape.of(4, 5), Shape.of(4, 5), 0),
                entry("softmax_layer", new Softmax(), Shape.of(6), Shape.of(6), 0),
                entry("softmax_axes", new Softmax(1, 2), Shape.of(4, 3), Shape.of(4, 3), 0));
    }

    static Entry entry(String name, Layer layer, Shape input, Shape output, long parameters) {
        return new Entry(name, layer, List.of(input), output, parameters);
    }

    private static Entry entry(String name, Layer layer, List<Shape> inputs, Shape output) {
        return new Entry(name, layer, inputs, output, 0);
    }
}
