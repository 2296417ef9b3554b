package dev.corno.saving;

import dev.corno.graph.Network;
import dev.corno.metrics.AUC;
import dev.corno.metrics.Accuracy;
import dev.corno.metrics.AutoAccuracy;
import dev.corno.metrics.BinaryAccuracy;
import dev.corno.metrics.BinaryCrossentropy;
import dev.corno.metrics.CategoricalAccuracy;
import dev.corno.metrics.CategoricalCrossentropy;
import dev.corno.metrics.CategoricalHinge;
import dev.corno.metrics.ConcordanceCorrelation;
import dev.corno.metrics.CosineSimilarity;
import dev.corno.metrics.F1Score;
import dev.corno.metrics.FBetaScore;
import dev.corno.metrics.FalseNegatives;
import dev.corno.metrics.FalsePositives;
import dev.corno.metrics.Hinge;
import dev.corno.metrics.KLDivergence;
import dev.corno.metrics.LogCoshError;
import dev.corno.metrics.Mean;
import dev.corno.metrics.MeanAbsoluteError;
import dev.corno.metrics.MeanAbsolutePercentageError;
import dev.corno.metrics.MeanSquaredError;
import dev.corno.metrics.MeanSquaredLogarithmicError;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Metrics;
import dev.corno.metrics.PearsonCorrelation;
import dev.corno.metrics.Poisson;
import dev.corno.metrics.Precision;
import dev.corno.metrics.PrecisionAtRecall;
import dev.corno.metrics.R2Score;
import dev.corno.metrics.Recall;
import dev.corno.metrics.RecallAtPrecision;
import dev.corno.metrics.RootMeanSquaredError;
import dev.corno.metrics.SensitivityAtSpecificity;
import dev.corno.metrics.SparseCategoricalAccuracy;
import dev.corno.metrics.SparseCategoricalCrossentropy;
import dev.corno.metrics.SparseTopKCategoricalAccuracy;
import dev.corno.metrics.SpecificityAtSensitivity;
import dev.corno.metrics.SquaredHinge;
import dev.corno.metrics.Sum;
import dev.corno.metrics.TopKCategoricalAccuracy;
import dev.corno.metrics.TrueNegatives;
import dev.corno.metrics.TruePositives;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

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
            codec(SparseTopKCategoricalAccuracy.class, StandardMetrics::writeTopK, (name, config) ->
                    new SparseTopKCategoricalAccuracy(config.integer("k", 5), config.bool("from_sorted_ids", false), name))
                    .aliases("sparse_top_k_categorical_accuracy"),

            // errors
            codec(MeanSquaredError.class, (metric, config) -> { }, (name, config) -> new MeanSquaredError(name))
                    .aliases("mean_squared_error", "mse", "MSE"),
            codec(MeanAbsoluteError.class, (metric, config) -> { }, (name, config) -> new MeanAbsoluteError(name))
                    .aliases("mean_absolute_error", "mae", "MAE"),
            codec(RootMeanSquaredError.class, (metric, config) -> { }, (name, config) -> new RootMeanSquaredError(name))
                    .aliases("root_mean_squared_error"),
            codec(MeanAbsolutePercentageError.class, (metric, config) -> { }, (name, config) -> new MeanAbsolutePercentageError(name))
                    .aliases("mean_absolute_percentage_error", "mape", "MAPE"),
            codec(MeanSquaredLogarithmicError.class, (metric, config) -> { }, (name, config) -> new MeanSquaredLogarithmicError(name))
                    .aliases("mean_squared_logarithmic_error", "msle", "MSLE"),
            codec(LogCoshError.class, "logcosh", (metric, config) -> { }, (name, config) -> new LogCoshError(name))
                    .aliases("log_cosh_error"),
            codec(Poisson.class, (metric, config) -> { }, (name, config) -> new Poisson(name)).aliases("poisson"),
            codec(CosineSimilarity.class, StandardMetrics::writeCosine,
                    (name, config) -> new CosineSimilarity(config.integer("axis", -1), name)).aliases("cosine_similarity"),
            codec(R2Score.class,
                    (metric, config) -> average(config, "class_aggregation", metric.classAggregation(), R2Score.ClassAggregation.NONE)
                            .put("num_regressors", metric.numRegressors()),
                    (name, config) -> new R2Score(average(config, "class_aggregation", R2Score.ClassAggregation.UNIFORM_AVERAGE,
                            R2Score.ClassAggregation.NONE), config.integer("num_regressors", 0), name)).aliases("r2_score"),
            codec(PearsonCorrelation.class, (metric, config) -> writeAxes(metric.axis(), config),
                    (name, config) -> new PearsonCorrelation(axes(config), name)).aliases("pearson_correlation"),
            codec(ConcordanceCorrelation.class, (metric, config) -> writeAxes(metric.axis(), config),
                    (name, config) -> new ConcordanceCorrelation(axes(config), name)).aliases("concordance_correlation"),

            // hinges
            codec(Hinge.class, (metric, config) -> { }, (name, config) -> new Hinge(name)).aliases("hinge"),
            codec(SquaredHinge.class, (metric, config) -> { }, (name, config) -> new SquaredHinge(name)).aliases("squared_hinge"),
            codec(CategoricalHinge.class, (metric, config) -> { }, (name, config) -> new CategoricalHinge(name))
                    .aliases("categorical_hinge"),

            // cross-entropies
            codec(BinaryCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits()).put("label_smoothing", metric.labelSmoothing()),
                    (name, config) -> new BinaryCrossentropy(config.bool("from_logits", false), config.number("label_smoothing", 0), name))
                    .aliases("binary_crossentropy", "bce", "BCE"),
            codec(CategoricalCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits())
                            .put("label_smoothing", metric.labelSmoothing()).put("axis", metric.axis()),
                    (name, config) -> new CategoricalCrossentropy(config.bool("from_logits", false),
                            config.number("label_smoothing", 0), config.integer("axis", -1), name)).aliases("categorical_crossentropy"),
            codec(SparseCategoricalCrossentropy.class,
                    (metric, config) -> config.put("from_logits", metric.fromLogits())
                            .optional("ignore_class", metric.ignoreClass()).put("axis", metric.axis()),
                    (name, config) -> new SparseCategoricalCrossentropy(config.bool("from_logits", false),
                            config.optionalInt("ignore_class"), config.integer("axis", -1), name)).aliases("sparse_categorical_crossentropy"),

            codec(KLDivergence.class, (metric, config) -> { }, (name, config) -> new KLDivergence(name)).aliases("kl_divergence"),

            // confusion
            counts(TruePositives.class, TruePositives::thresholds, TruePositives::new).aliases("true_positives"),
            counts(TrueNegatives.class, TrueNegatives::thresholds, TrueNegatives::new).aliases("true_negatives"),
            counts(FalsePositives.class, FalsePositives::thresholds, FalsePositives::new).aliases("false_positives"),
            counts(FalseNegatives.class, FalseNegatives::thresholds, FalseNegatives::new).aliases("false_negatives"),
            codec(Precision.class,
                    (metric, config) -> writeThresholds(config, metric.thresholds(), metric.topK(), metric.classId()),
                    (name, config) -> new Precision(thresholds(config), config.optionalInt("top_k"), config.optionalInt("class_id"), name))
                    .aliases("precision"),
            codec(Recall.class,
                    (metric, config) -> writeThresholds(config, metric.thresholds(), metric.topK(), metric.classId()),
                    (name, config) -> new Recall(thresholds(config), config.optionalInt("top_k"), config.optionalInt("class_id"), name))
                    .aliases("recall"),
            codec(SensitivityAtSpecificity.class,
                    (metric, config) -> config.optional("class_id", metric.classId())
                            .put("num_thresholds", metric.numThresholds()).put("specificity", metric.specificity()),
                    (name, config) -> new SensitivityAtSpecificity(config.number("specificity"), config.integer("num_thresholds", 200),
                            config.optionalInt("class_id"), name)),
            codec(SpecificityAtSensitivity.class,
                    (metric, config) -> config.optional("class_id", metric.classId())
                            .put("num_thresholds", metric.numThresholds()).put("sensitivity", metric.sensitivity()),
                    (name, config) -> new SpecificityAtSensitivity(config.number("sensitivity"), config.integer("num_thresholds", 200),
                            config.optionalInt("class_id"), name)),
            codec(PrecisionAtRecall.class,
                    (metric, config) -> config.optional("class_id", metric.classId())
                            .put("num_thresholds", metric.numThresholds()).put("recall", metric.recall()),
                    (name, config) -> new PrecisionAtRecall(config.number("recall"), config.integer("num_thresholds", 200),
                            config.optionalInt("class_id"), name)),
            codec(RecallAtPrecision.class,
                    (metric, config) -> config.optional("class_id", metric.classId())
                            .put("num_thresholds", metric.numThresholds()).put("precision", metric.precision()),
                    (name, config) -> new RecallAtPrecision(config.number("precision"), config.integer("num_thresholds", 200),
                            config.optionalInt("class_id"), name)),
            codec(AUC.class, StandardMetrics::writeCurve, StandardMetrics::readCurve).aliases("auc"),
            codec(FBetaScore.class, "fbeta_score",
                    (metric, config) -> average(config, "average", metric.average(), FBetaScore.Average.NONE)
                            .put("beta", metric.beta()).optional("threshold", metric.threshold()),
                    (name, config) -> new FBetaScore(average(config, "average", FBetaScore.Average.NONE, FBetaScore.Average.NONE),
                            config.number("beta", 1), config.optionalNumber("threshold"), name)).aliases("f_beta_score"),
            codec(F1Score.class,
                    (metric, config) -> average(config, "average", metric.average(), FBetaScore.Average.NONE)
                            .optional("threshold", metric.threshold()),
                    (name, config) -> new F1Score(average(config, "average", FBetaScore.Average.NONE, FBetaScore.Average.NONE),
                            config.optionalNumber("threshold"), name)).aliases("f1_score"));

    private static final Set<Metric> SHORT = Set.of(Metrics.MSE, Metrics.MAE, Metrics.MAPE, Metrics.MSLE);

    private StandardMetrics() {
    }

    /** {@return the text that Keras writes for a metric that was given as a text, or empty} */
    static Optional<String> shortName(Metric metric) {
        if (metric instanceof AutoAccuracy) {
            return Optional.of(metric.name().equals("acc") ? "acc" : "accuracy");
        }
        return SHORT.contains(metric) ? Optional.of(metric.name()) : Optional.empty();
    }

    private static <T extends Metric> Codec<T> codec(Class<T> type, BiConsumer<T, ConfigWriter> write,
            BiFunction<String, ConfigReader, T> read) {
        return codec(type, Network.snakeCase(type.getSimpleName()), write, read);
    }

    private static <T extends Metric> Codec<T> counts(Class<T> type, Function<T, List<Double>> thresholds,
            BiFunction<List<Double>, String, T> make) {
        return codec(type, (metric, config) -> writeThresholds(config, thresholds.apply(metric)),
                (name, config) -> make.apply(thresholds(config), name));
    }

    private static <T extends Metric> Codec<T> codec(Class<T> type, String usualName, BiConsumer<T, ConfigWriter> write,
            BiFunction<String, ConfigReader, T> read) {
        return Codec.keras(type,
                (metric, config) -> write.accept(metric, config.put("name", metric.name()).put("dtype", "float32")),
                config -> {
                    config.float32("dtype");
                    return read.apply(config.text("name", usualName), config);
                });
    }

    private static void writeTopK(SparseTopKCategoricalAccuracy metric, ConfigWriter config) {
        config.put("k", metric.k());
        if (metric.fromSortedIds()) {
            config.put("from_sorted_ids", true);
        }
    }

    // Keras leaves the axis out, and then takes the last one.
    private static void writeCosine(CosineSimilarity metric, ConfigWriter config) {
        if (metric.axis() != -1) {
            config.put("axis", metric.axis());
        }
    }

    // One axis is a number.
    private static void writeAxes(List<Integer> axes, ConfigWriter config) {
        if (axes.size() == 1) {
            config.put("axis", axes.get(0));
        } else {
            config.numbers("axis", axes);
        }
    }

    private static List<Integer> axes(ConfigReader config) {
        return config.has("axis") ? IntStream.of(config.integers("axis")).boxed().toList() : List.of(-1);
    }

    /** Writes null for the constant that stands for no average. */
    private static <E extends Enum<E>> ConfigWriter average(ConfigWriter config, String key, E value, E none) {
        return value == none ? config.nulls(key) : config.put(key, value.name().toLowerCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> E average(ConfigReader config, String key, E otherwise, E none) {
        return config.isNull(key) ? none : config.constant(key, otherwise);
    }

    private static void writeThresholds(ConfigWriter config, List<Double> thresholds, OptionalInt topK, OptionalInt classId) {
        writeThresholds(config, thresholds);
        config.optional("top_k", topK).optional("class_id", classId);
    }

    private static void writeThresholds(ConfigWriter config, List<Double> thresholds) {
        if (thresholds.isEmpty()) {
            config.nulls("thresholds");
        } else {
            config.numbers("thresholds", thresholds);
        }
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
                .put("multi_label", metric.multiLabel()).optional("num_labels", metric.numLabels());
        if (metric.labelWeights().isEmpty()) {
            config.nulls("label_weights");
        } else {
            config.numbers("label_weights", metric.labelWeights());
        }
        config.put("from_logits", metric.fromLogits());
        if (!metric.thresholds().isEmpty()) {
            config.numbers("thresholds", metric.thresholds());
        }
    }

    private static AUC readCurve(String name, ConfigReader config) {
        boolean isMultiLabel = config.bool("multi_label", false);
        List<Double> labelWeights = !config.has("label_weights") || config.isNull("label_weights") ? List.of()
                : config.numbers("label_weights");
        return new AUC(config.integer("num_thresholds", 200), config.constant("curve", AUC.Curve.ROC),
                config.constant("summation_method", AUC.SummationMethod.INTERPOLATION), thresholds(config), isMultiLabel,
                config.optionalInt("num_labels"), labelWeights, config.bool("from_logits", false), name);
    }
}
