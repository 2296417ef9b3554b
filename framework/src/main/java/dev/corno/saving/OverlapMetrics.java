package dev.corno.saving;

import dev.corno.metrics.BinaryIoU;
import dev.corno.metrics.IoU;
import dev.corno.metrics.MeanIoU;
import dev.corno.metrics.OneHotIoU;
import dev.corno.metrics.OneHotMeanIoU;
import dev.corno.tensor.DataType;
import java.util.List;
import java.util.stream.IntStream;

/** Keras's metrics of overlapping regions in files, which have an element type and an order of parameters of their own. */
final class OverlapMetrics {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(IoU.class,
                    (metric, config) -> {
                        named(config, metric.name(), metric.dtype()).put("num_classes", metric.numClasses())
                                .numbers("target_class_ids", metric.targetClassIds())
                                .optional("ignore_class", metric.ignoreClass()).put("sparse_y_true", metric.sparseYTrue())
                                .put("sparse_y_pred", metric.sparseYPred()).put("axis", metric.axis());
                    },
                    config -> new IoU(config.integer("num_classes"), targets(config), config.optionalInt("ignore_class"),
                            config.bool("sparse_y_true", true), config.bool("sparse_y_pred", true), config.integer("axis", -1),
                            type(config), config.text("name", "io_u"))),
            Codec.keras(MeanIoU.class,
                    (metric, config) -> {
                        named(config.put("num_classes", metric.numClasses()), metric.name(), metric.dtype())
                                .optional("ignore_class", metric.ignoreClass()).put("sparse_y_true", metric.sparseYTrue())
                                .put("sparse_y_pred", metric.sparseYPred()).put("axis", metric.axis());
                    },
                    config -> new MeanIoU(config.integer("num_classes"), config.optionalInt("ignore_class"),
                            config.bool("sparse_y_true", true), config.bool("sparse_y_pred", true), config.integer("axis", -1),
                            type(config), config.text("name", "mean_io_u"))),
            Codec.keras(OneHotIoU.class,
                    (metric, config) -> {
                        config.put("num_classes", metric.numClasses()).numbers("target_class_ids", metric.targetClassIds());
                        named(config, metric.name(), metric.dtype()).optional("ignore_class", metric.ignoreClass())
                                .put("sparse_y_pred", metric.sparseYPred()).put("axis", metric.axis());
                    },
                    config -> new OneHotIoU(config.integer("num_classes"), targets(config), config.optionalInt("ignore_class"),
                            config.bool("sparse_y_pred", false), config.integer("axis", -1), type(config),
                            config.text("name", "one_hot_io_u"))),
            Codec.keras(OneHotMeanIoU.class,
                    (metric, config) -> {
                        named(config.put("num_classes", metric.numClasses()), metric.name(), metric.dtype())
                                .optional("ignore_class", metric.ignoreClass()).put("sparse_y_pred", metric.sparseYPred())
                                .put("axis", metric.axis());
                    },
                    config -> new OneHotMeanIoU(config.integer("num_classes"), config.optionalInt("ignore_class"),
                            config.bool("sparse_y_pred", false), config.integer("axis", -1), type(config),
                            config.text("name", "one_hot_mean_io_u"))),
            Codec.keras(BinaryIoU.class,
                    (metric, config) -> {
                        config.numbers("target_class_ids", metric.targetClassIds()).put("threshold", metric.threshold());
                        named(config, metric.name(), metric.dtype());
                    },
                    config -> new BinaryIoU(config.has("target_class_ids") ? targets(config) : List.of(0, 1),
                            config.number("threshold", 0.5), type(config), config.text("name", "binary_io_u"))).aliases("binary_io_u"));

    private OverlapMetrics() {
    }

    private static ConfigWriter named(ConfigWriter config, String name, DataType dtype) {
        return config.put("name", name).put("dtype", dtype.toString());
    }

    private static List<Integer> targets(ConfigReader config) {
        return IntStream.of(config.integers("target_class_ids")).boxed().toList();
    }

    // Over TensorFlow, Keras counts in int64; the counts are the same.
    private static DataType type(ConfigReader config) {
        DataType type = config.type("dtype", DataType.INT32, DataType.INT64, DataType.FLOAT32);
        return type == DataType.INT64 ? DataType.INT32 : type;
    }
}
