package dev.corno.layers;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.TANH;
import static dev.corno.layers.DataFormat.CHANNELS_FIRST;

import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.initializers.Constant;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.activation.PReLU;
import dev.corno.layers.attention.AdditiveAttention;
import dev.corno.layers.attention.Attention;
import dev.corno.layers.attention.Attention.ScoreMode;
import dev.corno.layers.attention.GroupQueryAttention;
import dev.corno.layers.attention.MultiHeadAttention;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.EinsumDense;
import dev.corno.layers.core.Lambda;
import dev.corno.layers.core.LambdaFunction;
import dev.corno.layers.merging.Dot;
import dev.corno.layers.normalization.GroupNormalization;
import dev.corno.layers.normalization.LayerNormalization;
import dev.corno.layers.normalization.LocalResponseNormalization;
import dev.corno.layers.normalization.RMSNormalization;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.normalization.UnitNormalization;
import dev.corno.layers.regularization.ActivityRegularization;
import dev.corno.layers.regularization.AlphaDropout;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.regularization.GaussianDropout;
import dev.corno.layers.regularization.GaussianNoise;
import dev.corno.layers.regularization.SpatialDropout1D;
import dev.corno.layers.regularization.SpatialDropout2D;
import dev.corno.layers.regularization.SpatialDropout3D;
import dev.corno.regularizers.L2;
import dev.corno.saving.Codec;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The layers of attention, normalization and regularization for the {@link LayerCatalogue}, and those that joined with them. */
final class AttentionCatalogue {

    private static final Shape SEQUENCE = Shape.of(3, 4);
    private static final Shape MEMORY = Shape.of(5, 4);

    private AttentionCatalogue() {
    }

    /** {@code x^3}, a function that files may name. */
    record Cube() implements LambdaFunction {

        static final Codec<Cube> CODEC = Codec.of(Cube.class, (cube, config) -> { }, config -> new Cube());

        @Override
        public Expression apply(LayerCall call) {
            return call.input().square().times(call.input());
        }
    }

    static List<Entry> entries() {
        return Stream.of(attention(), heads(), normalization(), regularization(), others()).flatMap(List::stream).toList();
    }

    private static List<Entry> attention() {
        return List.of(
                entry("attention_dot", new Attention(), Shape.of(3, 4), 0, SEQUENCE, MEMORY),
                entry("attention_scale_dropout", new Attention().useScale(true).dropout(0.3), Shape.of(3, 2), 1, SEQUENCE, Shape.of(5, 2), MEMORY),
                entry("attention_concat", new Attention().scoreMode(ScoreMode.CONCAT).useScale(true), Shape.of(3, 4), 2, SEQUENCE, MEMORY),
                entry("additive_attention", new AdditiveAttention(), Shape.of(3, 4), 4, SEQUENCE, MEMORY),
                entry("additive_attention_noscale", new AdditiveAttention().useScale(false).dropout(0.2), Shape.of(3, 4), 0, SEQUENCE, MEMORY));
    }

    private static List<Entry> heads() {
        return List.of(
                entry("mha_self", new MultiHeadAttention(2, 3), Shape.of(3, 4), 3 * (24 + 6) + 24 + 4, SEQUENCE, MEMORY),
                entry("mha_options", new MultiHeadAttention(2, 3).valueDim(2).outputShape(7).useBias(false).dropout(0.2).seed(4), Shape.of(3, 7),
                        24 + 18 + 24 + 28, SEQUENCE, Shape.of(5, 6), Shape.of(5, 3)),
                entry("mha_gate_window", new MultiHeadAttention(2, 3).useGate(true).slidingWindow(2), Shape.of(3, 4), 148, SEQUENCE, SEQUENCE),
                entry("mha_two_axes", new MultiHeadAttention(2, 2), Shape.of(2, 3, 4), 4 * 16 + 3 * 4 + 4, Shape.of(2, 3, 4), Shape.of(3, 2, 4)),
                entry("mha_second_axis", new MultiHeadAttention(2, 2).attentionAxes(2), Shape.of(2, 3, 4), 4 * 16 + 3 * 4 + 4,
                        Shape.of(2, 3, 4), Shape.of(2, 5, 4)),
                entry("gqa", new GroupQueryAttention(3, 4, 2), Shape.of(3, 4), 48 + 12 + 2 * (24 + 6) + 48 + 4, SEQUENCE, MEMORY),
                entry("gqa_gate", new GroupQueryAttention(2, 2, 1).useGate(true).useBias(false).slidingWindow(2), Shape.of(3, 4), 64, SEQUENCE,
                        SEQUENCE));
    }

    private static List<Entry> normalization() {
        Shape picture = Shape.of(3, 4, 6);
        return List.of(
                entry("layernorm", new LayerNormalization(), Shape.of(5), 10, Shape.of(5)),
                entry("layernorm_axes", new LayerNormalization(1, 2).epsilon(1e-5), SEQUENCE, 24, SEQUENCE),
                entry("layernorm_noscale", new LayerNormalization().scale(false), picture, 6, picture),
                entry("layernorm_rms", new LayerNormalization().rmsScaling(true), SEQUENCE, 4, SEQUENCE),
                entry("layernorm_axis1", new LayerNormalization(1).center(false), SEQUENCE, 3, SEQUENCE),
                entry("groupnorm", new GroupNormalization(2), picture, 12, picture),
                entry("groupnorm_instance", new GroupNormalization(-1).scale(false), picture, 6, picture),
                entry("groupnorm_axis1", new GroupNormalization(2).axis(1).center(false), Shape.of(4, 3), 4, Shape.of(4, 3)),
                entry("groupnorm_axis_from_end", new GroupNormalization(2).axis(-3), Shape.of(4, 3, 2), 8, Shape.of(4, 3, 2)),
                entry("rms_normalization", new RMSNormalization(), Shape.of(5), 5, Shape.of(5)),
                entry("rms_normalization_axes", new RMSNormalization(2, 1), SEQUENCE, 12, SEQUENCE),
                entry("unit_normalization", new UnitNormalization(), Shape.of(5), 0, Shape.of(5)),
                entry("unit_normalization_axes", new UnitNormalization(1, 2), SEQUENCE, 0, SEQUENCE),
                entry("local_response", new LocalResponseNormalization().depthRadius(1).bias(2).alpha(0.5).beta(0.75), picture, 0, picture),
                entry("local_response_wide", new LocalResponseNormalization().beta(0.6), SEQUENCE, 0, SEQUENCE));
    }

    private static List<Entry> regularization() {
        return List.of(
                entry("dropout_noise_shape", new Dropout(0.4).noiseShape(-1, 1, -1), SEQUENCE, 0, SEQUENCE),
                entry("spatial_dropout1d", new SpatialDropout1D(0.4), SEQUENCE, 0, SEQUENCE),
                entry("spatial_dropout2d", new SpatialDropout2D(0.4).dataFormat(CHANNELS_FIRST), Shape.of(4, 3, 2), 0,
                        Shape.of(4, 3, 2)),
                entry("spatial_dropout3d", new SpatialDropout3D(0.4).seed(2), Shape.of(2, 3, 2, 4), 0, Shape.of(2, 3, 2, 4)),
                entry("gaussian_noise", new GaussianNoise(0.3), SEQUENCE, 0, SEQUENCE),
                entry("gaussian_dropout", new GaussianDropout(0.3), SEQUENCE, 0, SEQUENCE),
                entry("alpha_dropout", new AlphaDropout(0.3).noiseShape(-1, 3, 1), SEQUENCE, 0, SEQUENCE),
                entry("activity_regularization", new ActivityRegularization().l1(0.1).l2(0.2), SEQUENCE, 0, SEQUENCE),
                entry("dense_activity_regularizer", new Dense(5, RELU).activityRegularizer(new L2(0.1)), Shape.of(5), 25, Shape.of(4)));
    }

    private static List<Entry> others() {
        return List.of(
                entry("einsum_dense", new EinsumDense("abc,cd->abd", -1, 5).biasAxes("d"), Shape.of(3, 5), 25, SEQUENCE),
                entry("einsum_dense_left", new EinsumDense("...x,xy->...y", 5).activation(TANH), Shape.of(3, 5), 20, SEQUENCE),
                entry("einsum_dense_right", new EinsumDense("ab...,bc->ac...", 2).biasAxes("c"), Shape.of(2, 4), 8, SEQUENCE),
                entry("einsum_dense_shared", new EinsumDense("abc,bcd->adb", 2, 3).biasAxes("db"), Shape.of(2, 3),
                        24 + 6, SEQUENCE),
                entry("einsum_dense_lone", new EinsumDense("abc,cde->aed", 2, 3), Shape.of(2, 3), 24, SEQUENCE),
                entry("lambda", new Lambda(new Cube()), SEQUENCE, 0, SEQUENCE),
                entry("prelu", new PReLU().alphaInitializer(new Constant(0.2)), SEQUENCE, 12, SEQUENCE),
                entry("prelu_shared_axes", new PReLU().sharedAxes(1), SEQUENCE, 4, SEQUENCE),
                entry("dot", new Dot(1), Shape.of(1), 0, Shape.of(4), Shape.of(4)),
                entry("dot_normalize", new Dot(-1).normalize(true), Shape.of(3, 5), 0, SEQUENCE, MEMORY),
                entry("dot_axes", new Dot(1, 3), Shape.of(4, 2, 5), 0, SEQUENCE, Shape.of(2, 5, 3)),
                entry("spectral_normalization", new SpectralNormalization(new Dense(3, TANH)).powerIterations(2), Shape.of(3), 18, Shape.of(4)));
    }

    private static Entry entry(String name, Layer layer, Shape output, long parameters, Shape... inputs) {
        return new Entry(name, layer, List.of(inputs), output, parameters);
    }
}
