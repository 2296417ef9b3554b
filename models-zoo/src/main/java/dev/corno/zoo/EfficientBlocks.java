package dev.corno.zoo;

import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.SILU;
import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.graph.SymbolicTensor;
import dev.corno.initializers.VarianceScaling;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.preprocessing.Normalization;
import dev.corno.layers.preprocessing.Rescaling;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * What the efficient networks have in common: blocks that widen their input, convolve each channel alone, weigh the channels and
 * narrow the result.
 *
 * @param where the architecture's name
 * @param width factor of the number of channels
 * @param depth factor of the number of blocks
 * @param size height and width of ImageNet's pictures
 * @param dropout fraction of features dropped before the classes are told apart
 */
record EfficientBlocks(String where, double width, double depth, int size, double dropout) {

    private static final int SMALLEST = 32;
    private static final int CHANNELS = 3;
    private static final int COLOURS = 3;
    private static final double DROPPED_BLOCKS = 0.2;

    private static final List<Double> IMAGENET_SCALE = List.of(1 / Math.sqrt(0.229), 1 / Math.sqrt(0.224), 1 / Math.sqrt(0.225));

    private static final VarianceScaling KERNELS =
            new VarianceScaling(2, VarianceScaling.Mode.FAN_OUT, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    private static final VarianceScaling CLASSES =
            new VarianceScaling(1.0 / 3, VarianceScaling.Mode.FAN_OUT, VarianceScaling.Distribution.UNIFORM);

    // Table 1 of the paper, from its second row.
    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 3, 1), new Stage(2, 24, 6, 3, 2), new Stage(2, 40, 6, 5, 2), new Stage(3, 80, 6, 3, 2),
            new Stage(3, 112, 6, 5, 1), new Stage(4, 192, 6, 5, 2), new Stage(1, 320, 6, 3, 1));

    private record Stage(int repeats, int filters, int expansion, int kernelSize, int strides) {
    }

    void check(ApplicationOptions options) {
        options.check(where, SMALLEST);
    }

    Shape inputShape(ApplicationOptions options) {
        return options.inputShapeOr(size);
    }

    Model build(ApplicationOptions options, boolean imagenetScaling) {
        Shape shape = inputShape(options);
        if (imagenetScaling && shape.dim(-1) != COLOURS) {
            throw new IllegalArgumentException(where + ": expects images of 3 channels for the scaling of ImageNet, got " + shape
                    + ". Use imagenetScaling(false).");
        }
        SymbolicTensor input = options.input(where, shape);
        SymbolicTensor maps = maps(prepare(input, imagenetScaling));
        return options.model(input, options.includeTop() ? top(maps, options) : options.features(maps, "avg_pool", "max_pool"),
                where.toLowerCase(Locale.ROOT));
    }

    private static SymbolicTensor prepare(SymbolicTensor pictures, boolean imagenetScaling) {
        SymbolicTensor x = new Normalization().axis(List.of(CHANNELS)).apply(new Rescaling(1 / 255.0).apply(pictures));
        return imagenetScaling ? new Rescaling(IMAGENET_SCALE, List.of(0.0)).apply(x) : x;
    }

    private SymbolicTensor top(SymbolicTensor maps, ApplicationOptions options) {
        SymbolicTensor features = new GlobalAveragePooling2D().name("avg_pool").apply(maps);
        return new Dense(options.classes(), options.classifierActivation()).kernelInitializer(CLASSES).name("predictions")
                .apply(new Dropout(dropout).name("top_dropout").apply(features));
    }

    private SymbolicTensor maps(SymbolicTensor pictures) {
        SymbolicTensor x = CorrectPadding.apply(pictures, 3, "stem_conv_pad");
        x = new Conv2D(round(32), 3).strides(2).useBias(false).kernelInitializer(KERNELS).name("stem_conv").apply(x);
        x = activate(normalize(x, "stem_bn"), "stem_activation");
        int all = STAGES.stream().mapToInt(this::repeats).sum();
        int made = 0;
        int filtersIn = round(32);
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            for (int j = 0; j < repeats(stage); j++) {
                String name = "block" + (i + 1) + (char) ('a' + j) + "_";
                x = block(x, stage, filtersIn, j == 0 ? stage.strides : 1, DROPPED_BLOCKS * made / all, name);
                filtersIn = round(stage.filters);
                made++;
            }
        }
        return activate(normalize(point(x, round(1280), "top_conv"), "top_bn"), "top_activation");
    }

    private SymbolicTensor block(SymbolicTensor start, Stage stage, int filtersIn, int strides, double dropped, String name) {
        SymbolicTensor x = start;
        int filters = filtersIn * stage.expansion;
        if (stage.expansion > 1) {
            x = activate(normalize(point(x, filters, name + "expand_conv"), name + "expand_bn"), name + "expand_activation");
        }
        if (strides > 1) {
            x = CorrectPadding.apply(x, stage.kernelSize, name + "dwconv_pad");
        }
        x = new DepthwiseConv2D(stage.kernelSize).strides(strides).padding(strides > 1 ? VALID : SAME).useBias(false)
                .depthwiseInitializer(KERNELS).name(name + "dwconv").apply(x);
        x = activate(normalize(x, name + "bn"), name + "activation");
        x = excite(x, filters, Math.max(1, filtersIn / 4), name + "se_");
        x = normalize(point(x, round(stage.filters), name + "project_conv"), name + "project_bn");
        if (strides > 1 || filtersIn != round(stage.filters)) {
            return x;
        }
        if (dropped > 0) {
            x = new Dropout(dropped).noiseShape(-1, 1, 1, 1).name(name + "drop").apply(x);
        }
        return new Add().name(name + "add").apply(x, start);
    }

    // Weighs channels by what the picture shows: Hu et al., 2018, Squeeze-and-Excitation Networks.
    private static SymbolicTensor excite(SymbolicTensor x, int filters, int squeezed, String name) {
        SymbolicTensor y = new GlobalAveragePooling2D().name(name + "squeeze").apply(x);
        y = new Reshape(1, 1, filters).name(name + "reshape").apply(y);
        y = new Conv2D(squeezed, 1, SILU).padding(SAME).kernelInitializer(KERNELS).name(name + "reduce").apply(y);
        y = new Conv2D(filters, 1, SIGMOID).padding(SAME).kernelInitializer(KERNELS).name(name + "expand").apply(y);
        return new Multiply().name(name + "excite").apply(x, y);
    }

    private int repeats(Stage stage) {
        return (int) Math.ceil(depth * stage.repeats);
    }

    // To a multiple of 8, not less than nine tenths.
    private int round(int filters) {
        double wanted = filters * width;
        int rounded = Math.max(8, (int) (wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }

    private static SymbolicTensor point(SymbolicTensor x, int filters, String name) {
        return new Conv2D(filters, 1).padding(SAME).useBias(false).kernelInitializer(KERNELS).name(name).apply(x);
    }

    private static SymbolicTensor normalize(SymbolicTensor x, String name) {
        return new BatchNormalization().axis(CHANNELS).name(name).apply(x);
    }

    private static SymbolicTensor activate(SymbolicTensor x, String name) {
        return new Activation(SILU).name(name).apply(x);
    }
}
