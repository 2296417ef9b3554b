package dev.corno.saving;

import dev.corno.graph.Network;
import dev.corno.metrics.AUC;
import dev.corno.metrics.Accuracy;
import dev.corno.metrics.AutoAccuracy;
import dev.corno.metrics.BinaryAccuracy;
import dev.corno.metrics.BinaryCrossentropy;
import dev.corno.metrics.CategoricalAccuracy;
import dev.corno.metrics.CategoricalCrossentropy;
import dev.corno.metrics.Mean;
import dev.corno.metrics.MeanAbsoluteError;
import dev.corno.metrics.MeanSquaredError;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Metrics;
import dev.corno.metrics.Precision;
import dev.corno.metrics.Recall;
import dev.corno.metrics.RootMeanSquaredError;
import dev.corno.metrics.SparseCategoricalAccuracy;
import dev.corno.metrics.SparseCategoricalCrossentropy;
import dev.corno.metrics.SparseTopKCategoricalAccuracy;
import dev.corno.metrics.Sum;
import dev.corno.metrics.TopKCategoricalAccuracy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Keras's metrics in files: {@code name} and {@code dtype}, then the parameters in Keras's order. */
final class StandardMetrics {

    static final List<Codec<?>> CODECS = List.of(

            // means
            codec(Mean.class, (metric, config) -> { }, (name, config) -> new Mean(name)).aliases("mean"),
            codec(Sum.class, (metric, config) -> { }, (name, config) -> new Sum(name)).aliases("sum"),

            // accuracies
            codec(AutoAccuracy.class, (metric, config) -> { }, (name, config) -> new AutoAccuracy(name)).aliases("accuracy", "acc"),
            codec(Accuracy.class, (metric, config) -> { }, (name, config) -> new Accuracy(name)),
            codec(BinaryAccuracy.class, (metric, config) -> config.put("threshold", metric.threshold()),
                    (name, config) -> new BinaryAccuracy(config.number("threshold", 0.5), name)).aliases("binary_accuracy"),
            codec(CategoricalAccuracy.class, (metric, config) -> { }, (name, config) -> new CategoricalAccuracy(name))
                    .aliases("categorical_accuracy"),
            codec(SparseCategoricalAccuracy.class, (metric, config) -> { }, (name, config) -> new SparseCategoricalAccuracy(name))
                    .aliases("sparse_categorical_accuracy"),
            codec(TopKCategoricalAccuracy.class, (metric, config) -> config.put("k", metric.k()),
                    (name, config) -> new TopKCategoricalAccuracy(config.integer("k", 5), name))
                    .aliases("top_k_categorical_accuracy"),
            codec(SparseTopKCategoricalAccuracy.class, (metric, config) -> config.put("k", metric.k()),
                    (name, config) -> new SparseTopKCategoricalAccuracy(config.integer("k", 5), name))
                    .aliases("sparse_top_k_categorical_accuracy"),

            // errors
            codec(MeanSquaredError.class, (metric, config) -> { }, (name, config) -> new MeanSquaredError(name))
                    .aliases("mean_squared_error", "mse", "MSE"),
            codec(MeanAbsoluteError.class, (metric, config) -> { }, (name, config) -> new MeanAbsoluteError(name))
                    .aliases("mean_absolute_error", "mae", "MAE"),
            codec(RootMeanSquaredError.class, (metric, config) -> { }, (name, config) -> new RootMeanSquaredError(name))
                    .aliases("root_mean_squared_error"),

            // cross-entropies
            codec(BinaryCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits()).put("label_smoothing", metric.labelSmoothing()),
                    (name, config) -> new BinaryCrossentropy(config.bool("from_logits", false), config.number("label_smoothing", 0), name))
                    .aliases("binary_crossentropy", "bce", "BCE"),
            codec(CategoricalCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits())
                            .put("label_smoothing", metric.labelSmoothing()).put("axis", -1),
                    (name, config) -> {
                        config.only("axis", "-1");
                        return new CategoricalCrossentropy(config.bool("from_logits", false), config.number("label_smoothing", 0), name);
                    }).aliases("categorical_crossentropy"),
            codec(SparseCategoricalCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits()).nulls("ignore_class").put("axis", -1),
                    (name, config) -> {
                        config.only("axis", "-1");
                        config.nulls("ignore_class");
                        return new SparseCategoricalCrossentropy(config.bool("from_logits", false), name);
                    }).aliases("sparse_categorical_crossentropy"),

            // confusion
            codec(Precision.class,
                    (metric, config) -> writeThresholds(config, metric.thresholds(), metric.topK(), metric.classId()),
                    (name, config) -> new Precision(thresholds(config), config.optionalInt("top_k"), config.optionalInt("class_id"), name))
                    .aliases("precision"),
            codec(Recall.class,
                    (metric, config) -> writeThresholds(config, metric.thresholds(), metric.topK(), metric.classId()),
                    (name, config) -> new Recall(thresholds(config), config.optionalInt("top_k"), config.optionalInt("class_id"), name))
                    .aliases("recall"),
            codec(AUC.class, StandardMetrics::writeCurve, StandardMetrics::readCurve).aliases("auc"));

    private StandardMetrics() {
    }

    /** {@return the text that Keras writes for a metric that was given as a text, or empty} */
    static Optional<String> shortName(Metric metric) {
        if (metric instanceof AutoAccuracy) {
            return Optional.of(metric.name().equals("acc") ? "acc" : "accuracy");
        }
        return metric.equals(Metrics.MSE) || metric.equals(Metrics.MAE) ? Optional.of(metric.name()) : Optional.empty();
    }

    private static <T extends Metric> Codec<T> codec(Class<T> type, BiConsumer<T, ConfigWriter> write,
            BiFunction<String, ConfigReader, T> read) {
        return Codec.keras(type,
                (metric, config) -> write.accept(metric, config.put("name", metric.name()).put("dtype", "float32")),
                config -> {
                    config.float32("dtype");
                    return read.apply(config.text("name", Network.snakeCase(type.getSimpleName())), config);
                });
    }

    private static void writeThresholds(ConfigWriter config, List<Double> thresholds, OptionalInt topK, OptionalInt classId) {
        if (thresholds.isEmpty()) {
            config.nulls("thresholds");
        } else {
            config.numbers("thresholds", thresholds);
        }
        config.optional("top_k", topK).optional("class_id", classId);
    }

    private static List<Double> thresholds(ConfigReader config) {
        if (!config.has("thresholds") || config.isNull("thresholds")) {
            return List.of();
        }
        return config.require("thresholds").isArray() ? config.numbers("thresholds") : List.of(config.number("thresholds"));
    }

    private static void writeCurve(AUC metric, ConfigWriter config) {
        config.put("num_thresholds", metric.numThresholds()).put("curve", metric.curve().name())
                .put("summation_method", metric.summationMethod().name().toLowerCase(Locale.ROOT))
                .put("multi_label", metric.multiLabel()).nulls("num_labels", "label_weights")
                .put("from_logits", metric.fromLogits());
    }

    private static AUC readCurve(String name, ConfigReader config) {
        config.nulls("label_weights");
        config.ignore("num_labels");
        return new AUC(config.integer("num_thresholds", 200), config.constant("curve", AUC.Curve.ROC),
                config.constant("summation_method", AUC.SummationMethod.INTERPOLATION), config.bool("multi_label", false),
                config.bool("from_logits", false), name);
    }
}
