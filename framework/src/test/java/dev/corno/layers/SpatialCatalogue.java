package dev.corno.layers;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.TANH;
import static dev.corno.layers.DataFormat.CHANNELS_FIRST;
import static dev.corno.layers.Padding.CAUSAL;
import static dev.corno.layers.Padding.SAME;

import dev.corno.graph.Layer;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv1DTranspose;
import dev.corno.layers.convolutional.Conv2DTranspose;
import dev.corno.layers.convolutional.Conv3D;
import dev.corno.layers.convolutional.Conv3DTranspose;
import dev.corno.layers.convolutional.DepthwiseConv1D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.convolutional.SeparableConv1D;
import dev.corno.layers.convolutional.SeparableConv2D;
import dev.corno.layers.pooling.AdaptiveAveragePooling1D;
import dev.corno.layers.pooling.AdaptiveAveragePooling2D;
import dev.corno.layers.pooling.AdaptiveAveragePooling3D;
import dev.corno.layers.pooling.AdaptiveMaxPooling1D;
import dev.corno.layers.pooling.AdaptiveMaxPooling2D;
import dev.corno.layers.pooling.AdaptiveMaxPooling3D;
import dev.corno.layers.pooling.AveragePooling1D;
import dev.corno.layers.pooling.AveragePooling3D;
import dev.corno.layers.pooling.GlobalAveragePooling1D;
import dev.corno.layers.pooling.GlobalAveragePooling3D;
import dev.corno.layers.pooling.GlobalMaxPooling1D;
import dev.corno.layers.pooling.GlobalMaxPooling3D;
import dev.corno.layers.pooling.MaxPooling1D;
import dev.corno.layers.pooling.MaxPooling3D;
import dev.corno.layers.reshaping.Cropping1D;
import dev.corno.layers.reshaping.Cropping2D;
import dev.corno.layers.reshaping.Cropping3D;
import dev.corno.layers.reshaping.Permute;
import dev.corno.layers.reshaping.RepeatVector;
import dev.corno.layers.reshaping.Sides;
import dev.corno.layers.reshaping.UpSampling1D;
import dev.corno.layers.reshaping.UpSampling2D;
import dev.corno.layers.reshaping.UpSampling3D;
import dev.corno.layers.reshaping.ZeroPadding1D;
import dev.corno.layers.reshaping.ZeroPadding3D;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Convolutions, poolings and what arranges numbers, for sequences, pictures and volumes; each option at least once. */
final class SpatialCatalogue {

    private SpatialCatalogue() {
    }

    static List<Entry> entries() {
        return Stream.of(convolutional(), transposed(), depthwise(), pooling(), adaptive(), reshaping()).flatMap(List::stream).toList();
    }

    private static List<Entry> convolutional() {
        return List.of(
                entry("conv1d_valid", new Conv1D(4, 3), Shape.of(8, 2), Shape.of(6, 4), 28),
                entry("conv1d_same_stride2", new Conv1D(3, 4, TANH).strides(2).padding(SAME), Shape.of(7, 2), Shape.of(4, 3), 27),
                entry("conv1d_causal_dil2", new Conv1D(3, 3).padding(CAUSAL).dilationRate(2), Shape.of(9, 2), Shape.of(9, 3), 21),
                entry("conv1d_causal_stride2", new Conv1D(3, 2).padding(CAUSAL).strides(2), Shape.of(7, 2), Shape.of(4, 3), 15),
                entry("conv1d_groups", new Conv1D(4, 3).groups(2).useBias(false), Shape.of(6, 4), Shape.of(4, 4), 24),
                entry("conv1d_channels_first", new Conv1D(3, 2, SIGMOID).dataFormat(CHANNELS_FIRST).padding(CAUSAL),
                        Shape.of(2, 5), Shape.of(3, 5), 15),
                entry("conv3d_valid", new Conv3D(2, 2), Shape.of(3, 4, 3, 2), Shape.of(2, 3, 2, 2), 34),
                entry("conv3d_same_strides", new Conv3D(2, new Size3D(3, 2, 1), TANH).strides(new Size3D(2, 1, 2)).padding(SAME),
                        Shape.of(4, 3, 5, 1), Shape.of(2, 3, 3, 2), 14),
                entry("conv3d_dilation", new Conv3D(2, 2).dilationRate(new Size3D(1, 2, 1)), Shape.of(3, 4, 3, 1), Shape.of(2, 2, 2, 2), 18),
                entry("conv3d_groups_channels_first", new Conv3D(4, 2).groups(2).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 2, 3), Shape.of(4, 2, 1, 2), 36));
    }

    private static List<Entry> transposed() {
        return List.of(
                entry("conv1d_transpose_same_stride2", new Conv1DTranspose(3, 3).strides(2).padding(SAME), Shape.of(5, 2), Shape.of(10, 3), 21),
                entry("conv1d_transpose_valid_dilation", new Conv1DTranspose(2, 3, TANH).dilationRate(2), Shape.of(4, 3), Shape.of(8, 2), 20),
                entry("conv1d_transpose_skips", new Conv1DTranspose(2, 2).strides(4), Shape.of(3, 2), Shape.of(12, 2), 10),
                entry("conv1d_transpose_unreached", new Conv1DTranspose(2, 2).strides(2).outputPadding(3).useBias(false),
                        Shape.of(3, 2), Shape.of(9, 2), 8),
                entry("conv2d_transpose_valid_stride2", new Conv2DTranspose(2, 3, TANH).strides(2), Shape.of(3, 4, 2), Shape.of(7, 9, 2), 38),
                entry("conv2d_transpose_rect", new Conv2DTranspose(3, new Size2D(2, 5), TANH).strides(new Size2D(3, 2)).padding(SAME),
                        Shape.of(3, 2, 2), Shape.of(9, 4, 3), 63),
                entry("conv2d_transpose_output_padding", new Conv2DTranspose(2, 3).strides(2).padding(SAME).outputPadding(List.of(1, 0)),
                        Shape.of(3, 4, 2), Shape.of(6, 7, 2), 38),
                entry("conv2d_transpose_dilation", new Conv2DTranspose(2, 3).dilationRate(new Size2D(2, 1)).padding(SAME),
                        Shape.of(5, 4, 2), Shape.of(5, 4, 2), 38),
                entry("conv2d_transpose_channels_first", new Conv2DTranspose(3, 4).strides(2).padding(SAME).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 4), Shape.of(3, 6, 8), 99),
                entry("conv3d_transpose", new Conv3DTranspose(2, 2, RELU).strides(2), Shape.of(2, 1, 3, 2), Shape.of(4, 2, 6, 2), 34),
                entry("conv3d_transpose_same", new Conv3DTranspose(1, new Size3D(3, 2, 1), TANH).strides(new Size3D(2, 1, 3))
                        .dilationRate(new Size3D(1)).padding(SAME), Shape.of(2, 3, 2, 2), Shape.of(4, 3, 6, 1), 13));
    }

    private static List<Entry> depthwise() {
        return List.of(
                entry("depthwise_conv1d", new DepthwiseConv1D(3).depthMultiplier(2).padding(SAME), Shape.of(7, 3), Shape.of(7, 6), 24),
                entry("depthwise_conv1d_channels_first", new DepthwiseConv1D(2, TANH).strides(2).dataFormat(CHANNELS_FIRST).useBias(false),
                        Shape.of(3, 6), Shape.of(3, 3), 6),
                entry("depthwise_conv2d_same", new DepthwiseConv2D(3, TANH).padding(SAME), Shape.of(5, 6, 16), Shape.of(5, 6, 16), 160),
                entry("depthwise_conv2d_mult2_stride2", new DepthwiseConv2D(3).depthMultiplier(2).strides(2),
                        Shape.of(7, 6, 3), Shape.of(3, 2, 6), 60),
                entry("depthwise_conv2d_single_channel", new DepthwiseConv2D(2).depthMultiplier(3), Shape.of(4, 3, 1), Shape.of(3, 2, 3), 15),
                entry("depthwise_conv2d_rect_dilation", new DepthwiseConv2D(new Size2D(2, 3), SIGMOID).dilationRate(new Size2D(3, 1))
                        .padding(SAME), Shape.of(6, 5, 4), Shape.of(6, 5, 4), 28),
                entry("depthwise_conv2d_strides_channels_first", new DepthwiseConv2D(3).strides(new Size2D(1, 2)).padding(SAME)
                        .dataFormat(CHANNELS_FIRST), Shape.of(3, 5, 6), Shape.of(3, 5, 3), 30),
                entry("separable_conv1d", new SeparableConv1D(4, 3).padding(SAME), Shape.of(7, 3), Shape.of(7, 4), 25),
                entry("separable_conv1d_dilation", new SeparableConv1D(3, 2, TANH).dilationRate(2).depthMultiplier(2),
                        Shape.of(6, 2), Shape.of(4, 3), 23),
                entry("separable_conv2d_valid_stride2_mult2", new SeparableConv2D(4, 3).strides(2).depthMultiplier(2),
                        Shape.of(7, 6, 2), Shape.of(3, 2, 4), 56),
                entry("separable_conv2d_rect", new SeparableConv2D(3, new Size2D(3, 2), TANH).dilationRate(new Size2D(1, 2)).padding(SAME)
                        .useBias(false), Shape.of(5, 4, 2), Shape.of(5, 4, 3), 18),
                entry("separable_conv2d_channels_first", new SeparableConv2D(3, 2).strides(new Size2D(1, 2)).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 4, 5), Shape.of(3, 3, 2), 17));
    }

    private static List<Entry> pooling() {
        return List.of(
                entry("maxpool1d", new MaxPooling1D(), Shape.of(7, 3), Shape.of(3, 3), 0),
                entry("maxpool1d_same", new MaxPooling1D(3).strides(2).padding(SAME), Shape.of(6, 2), Shape.of(3, 2), 0),
                entry("maxpool1d_channels_first", new MaxPooling1D(2).strides(1).dataFormat(CHANNELS_FIRST), Shape.of(3, 5), Shape.of(3, 4), 0),
                entry("avgpool1d", new AveragePooling1D(), Shape.of(7, 3), Shape.of(3, 3), 0),
                entry("avgpool1d_same", new AveragePooling1D(4).strides(3).padding(SAME), Shape.of(7, 2), Shape.of(3, 2), 0),
                entry("avgpool1d_channels_first", new AveragePooling1D(3).dataFormat(CHANNELS_FIRST), Shape.of(2, 7), Shape.of(2, 2), 0),
                entry("maxpool3d", new MaxPooling3D(), Shape.of(4, 5, 2, 2), Shape.of(2, 2, 1, 2), 0),
                entry("maxpool3d_same", new MaxPooling3D(new Size3D(3, 2, 1)).strides(new Size3D(1, 2, 3)).padding(SAME),
                        Shape.of(3, 5, 4, 2), Shape.of(3, 3, 2, 2), 0),
                entry("maxpool3d_channels_first", new MaxPooling3D(2).strides(1).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 3, 2), Shape.of(2, 2, 2, 1), 0),
                entry("avgpool3d", new AveragePooling3D(), Shape.of(4, 4, 5, 2), Shape.of(2, 2, 2, 2), 0),
                entry("avgpool3d_same", new AveragePooling3D(2).strides(new Size3D(1, 2, 1)).padding(SAME),
                        Shape.of(3, 3, 2, 2), Shape.of(3, 2, 2, 2), 0),
                entry("avgpool3d_channels_first", new AveragePooling3D().dataFormat(CHANNELS_FIRST), Shape.of(2, 4, 2, 2), Shape.of(2, 2, 1, 1), 0),
                entry("global_avg_pool1d", new GlobalAveragePooling1D(), Shape.of(5, 3), Shape.of(3), 0),
                entry("global_avg_pool1d_channels_first", new GlobalAveragePooling1D().dataFormat(CHANNELS_FIRST).keepDims(true),
                        Shape.of(3, 5), Shape.of(3, 1), 0),
                entry("global_max_pool1d", new GlobalMaxPooling1D(), Shape.of(5, 3), Shape.of(3), 0),
                entry("global_max_pool1d_channels_first", new GlobalMaxPooling1D().dataFormat(CHANNELS_FIRST), Shape.of(3, 5), Shape.of(3), 0),
                entry("global_max_pool1d_keepdims", new GlobalMaxPooling1D().keepDims(true), Shape.of(5, 3), Shape.of(1, 3), 0),
                entry("global_avg_pool3d", new GlobalAveragePooling3D(), Shape.of(3, 4, 2, 3), Shape.of(3), 0),
                entry("global_avg_pool3d_keepdims", new GlobalAveragePooling3D().dataFormat(CHANNELS_FIRST).keepDims(true),
                        Shape.of(3, 2, 2, 3), Shape.of(3, 1, 1, 1), 0),
                entry("global_max_pool3d", new GlobalMaxPooling3D(), Shape.of(3, 4, 2, 3), Shape.of(3), 0),
                entry("global_max_pool3d_keepdims", new GlobalMaxPooling3D().dataFormat(CHANNELS_FIRST).keepDims(true),
                        Shape.of(3, 2, 2, 3), Shape.of(3, 1, 1, 1), 0));
    }

    private static List<Entry> adaptive() {
        return List.of(
                entry("adaptive_avg_pool1d", new AdaptiveAveragePooling1D(3), Shape.of(7, 2), Shape.of(3, 2), 0),
                entry("adaptive_avg_pool1d_longer", new AdaptiveAveragePooling1D(5).dataFormat(CHANNELS_FIRST), Shape.of(2, 3), Shape.of(2, 5), 0),
                entry("adaptive_max_pool1d", new AdaptiveMaxPooling1D(3), Shape.of(7, 2), Shape.of(3, 2), 0),
                entry("adaptive_avg_pool2d", new AdaptiveAveragePooling2D(new Size2D(3, 2)), Shape.of(5, 7, 2), Shape.of(3, 2, 2), 0),
                entry("adaptive_avg_pool2d_even", new AdaptiveAveragePooling2D(2), Shape.of(4, 6, 2), Shape.of(2, 2, 2), 0),
                entry("adaptive_max_pool2d", new AdaptiveMaxPooling2D(3), Shape.of(5, 4, 2), Shape.of(3, 3, 2), 0),
                entry("adaptive_max_pool2d_channels_first", new AdaptiveMaxPooling2D(new Size2D(2, 3)).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 5, 4), Shape.of(2, 2, 3), 0),
                entry("adaptive_avg_pool3d", new AdaptiveAveragePooling3D(2).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 4, 3), Shape.of(2, 2, 2, 2), 0),
                entry("adaptive_max_pool3d", new AdaptiveMaxPooling3D(new Size3D(2, 1, 3)), Shape.of(3, 2, 4, 2), Shape.of(2, 1, 3, 2), 0));
    }

    private static List<Entry> reshaping() {
        return List.of(
                entry("permute", new Permute(2, 1), Shape.of(3, 4), Shape.of(4, 3), 0),
                entry("permute_three", new Permute(3, 1, 2), Shape.of(2, 3, 4), Shape.of(4, 2, 3), 0),
                entry("repeat_vector", new RepeatVector(3), Shape.of(4), Shape.of(3, 4), 0),
                entry("zero_padding1d", new ZeroPadding1D(1, 2), Shape.of(3, 4), Shape.of(6, 4), 0),
                entry("zero_padding1d_channels_first", new ZeroPadding1D(2).dataFormat(CHANNELS_FIRST), Shape.of(3, 4), Shape.of(3, 8), 0),
                entry("zero_padding3d", new ZeroPadding3D(), Shape.of(2, 3, 1, 2), Shape.of(4, 5, 3, 2), 0),
                entry("zero_padding3d_sides", new ZeroPadding3D(new Sides(1, 0), new Sides(0, 2), new Sides(1)).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 2, 3, 1), Shape.of(2, 3, 5, 3), 0),
                entry("cropping1d", new Cropping1D(1, 2), Shape.of(6, 3), Shape.of(3, 3), 0),
                entry("cropping2d", new Cropping2D(), Shape.of(5, 6, 2), Shape.of(3, 4, 2), 0),
                entry("cropping2d_asym", new Cropping2D(0, 2, 1, 0).dataFormat(CHANNELS_FIRST), Shape.of(2, 5, 6), Shape.of(2, 3, 5), 0),
                entry("cropping3d", new Cropping3D(1), Shape.of(3, 4, 5, 2), Shape.of(1, 2, 3, 2), 0),
                entry("cropping3d_sides", new Cropping3D(new Sides(1, 0), new Sides(0, 2), new Sides(0)).dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 4, 2), Shape.of(2, 2, 2, 2), 0),
                entry("upsampling1d", new UpSampling1D(3), Shape.of(4, 3), Shape.of(12, 3), 0),
                entry("upsampling2d_nearest", new UpSampling2D(new Size2D(2, 3)), Shape.of(3, 4, 2), Shape.of(6, 12, 2), 0),
                entry("upsampling2d_nearest_channels_first", new UpSampling2D().dataFormat(CHANNELS_FIRST),
                        Shape.of(2, 3, 4), Shape.of(2, 6, 8), 0),
                entry("upsampling2d_bilinear", new UpSampling2D().interpolation(Interpolation.BILINEAR), Shape.of(3, 4, 2), Shape.of(6, 8, 2), 0),
                entry("upsampling2d_bicubic", new UpSampling2D(new Size2D(3, 2)).interpolation(Interpolation.BICUBIC)
                        .dataFormat(CHANNELS_FIRST), Shape.of(2, 3, 4), Shape.of(2, 9, 8), 0),
                entry("upsampling2d_lanczos3", new UpSampling2D().interpolation(Interpolation.LANCZOS3), Shape.of(5, 4, 1), Shape.of(10, 8, 1), 0),
                entry("upsampling2d_lanczos5", new UpSampling2D().interpolation(Interpolation.LANCZOS5), Shape.of(3, 4, 1), Shape.of(6, 8, 1), 0),
                entry("upsampling3d", new UpSampling3D(new Size3D(2, 1, 3)), Shape.of(2, 3, 2, 2), Shape.of(4, 3, 6, 2), 0),
                entry("upsampling3d_channels_first", new UpSampling3D(2).dataFormat(CHANNELS_FIRST), Shape.of(2, 1, 2, 2), Shape.of(2, 2, 4, 4), 0));
    }

    private static Entry entry(String name, Layer layer, Shape input, Shape output, long parameters) {
        return new Entry(name, layer, List.of(input), output, parameters);
    }
}
