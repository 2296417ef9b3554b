package dev.corno.saving;

import dev.corno.losses.BinaryCrossentropy;
import dev.corno.losses.BinaryFocalCrossentropy;
import dev.corno.losses.CTC;
import dev.corno.losses.CategoricalCrossentropy;
import dev.corno.losses.CategoricalFocalCrossentropy;
import dev.corno.losses.CategoricalGeneralizedCrossEntropy;
import dev.corno.losses.CategoricalHinge;
import dev.corno.losses.Circle;
import dev.corno.losses.CosineSimilarity;
import dev.corno.losses.Dice;
import dev.corno.losses.Hinge;
import dev.corno.losses.Huber;
import dev.corno.losses.KLDivergence;
import dev.corno.losses.LogCosh;
import dev.corno.losses.Loss;
import dev.corno.losses.MeanAbsoluteError;
import dev.corno.losses.MeanAbsolutePercentageError;
import dev.corno.losses.MeanSquaredError;
import dev.corno.losses.MeanSquaredLogarithmicError;
import dev.corno.losses.Poisson;
import dev.corno.losses.Reduction;
import dev.corno.losses.SparseCategoricalCrossentropy;
import dev.corno.losses.SquaredHinge;
import dev.corno.losses.Tversky;
import dev.corno.losses.Wasserstein;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Keras's losses in files. */
final class StandardLosses {

    static final List<Codec<?>> CODECS = List.of(
            plain(MeanSquaredError.class, MeanSquaredError::new).aliases("mean_squared_error", "mse", "MSE"),
            plain(MeanAbsoluteError.class, MeanAbsoluteError::new).aliases("mean_absolute_error", "mae", "MAE"),
            Codec.keras(BinaryCrossentropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("from_logits", loss.fromLogits()).put("label_smoothing", loss.labelSmoothing()).put("axis", loss.axis());
                    },
                    config -> {
                        return new BinaryCrossentropy(config.bool("from_logits", false), config.number("label_smoothing", 0),
                                config.integer("axis", -1), reduction(config));
                    }).aliases("binary_crossentropy", "bce", "BCE"),
            Codec.keras(CategoricalCrossentropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("from_logits", loss.fromLogits()).put("label_smoothing", loss.labelSmoothing()).put("axis", loss.axis());
                    },
                    config -> {
                        return new CategoricalCrossentropy(config.bool("from_logits", false), config.number("label_smoothing", 0),
                                config.integer("axis", -1), reduction(config));
                    }).aliases("categorical_crossentropy"),
            Codec.keras(SparseCategoricalCrossentropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("from_logits", loss.fromLogits()).optional("ignore_class", loss.ignoreClass());
                        if (loss.axis() != -1) {
                            config.put("axis", loss.axis());
                        }
                    },
                    config -> {
                        return new SparseCategoricalCrossentropy(config.bool("from_logits", false),
                                config.optionalInt("ignore_class"), config.integer("axis", -1), reduction(config));
                    }).aliases("sparse_categorical_crossentropy"),
            plain(MeanAbsolutePercentageError.class, MeanAbsolutePercentageError::new)
                    .aliases("mean_absolute_percentage_error", "mape", "MAPE"),
            plain(MeanSquaredLogarithmicError.class, MeanSquaredLogarithmicError::new)
                    .aliases("mean_squared_logarithmic_error", "msle", "MSLE"),
            Codec.keras(Huber.class,
                    (loss, config) -> {
                        write(loss, config);
                        // Keras leaves it out, and then takes 1.
                        if (loss.delta() != 1) {
                            config.put("delta", loss.delta());
                        }
                    },
                    config -> new Huber(config.number("delta", 1), reduction(config))).aliases("huber"),
            plain(LogCosh.class, LogCosh::new).aliases("log_cosh"),
            plain(Poisson.class, Poisson::new).aliases("poisson"),
            Codec.keras(CosineSimilarity.class,
                    (loss, config) -> {
                        write(loss, config);
                        if (loss.axis() != -1) {
                            config.put("axis", loss.axis());
                        }
                    },
                    config -> new CosineSimilarity(config.integer("axis", -1), reduction(config))).aliases("cosine_similarity"),
            Codec.keras(BinaryFocalCrossentropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("from_logits", loss.fromLogits()).put("label_smoothing", loss.labelSmoothing())
                                .put("axis", loss.axis()).put("apply_class_balancing", loss.applyClassBalancing())
                                .put("alpha", loss.alpha()).put("gamma", loss.gamma());
                    },
                    config -> new BinaryFocalCrossentropy(config.bool("apply_class_balancing", false), config.number("alpha", 0.25),
                            config.number("gamma", 2), config.bool("from_logits", false), config.number("label_smoothing", 0),
                            config.integer("axis", -1), reduction(config))).aliases("binary_focal_crossentropy"),
            Codec.keras(CategoricalFocalCrossentropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("from_logits", loss.fromLogits()).put("label_smoothing", loss.labelSmoothing())
                                .put("axis", loss.axis());
                        writeAlpha(loss.alpha(), config);
                        config.put("gamma", loss.gamma());
                    },
                    config -> new CategoricalFocalCrossentropy(alpha(config), config.number("gamma", 2),
                            config.bool("from_logits", false), config.number("label_smoothing", 0), config.integer("axis", -1),
                            reduction(config))).aliases("categorical_focal_crossentropy"),
            Codec.keras(CategoricalGeneralizedCrossEntropy.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("q", loss.q());
                    },
                    config -> new CategoricalGeneralizedCrossEntropy(config.number("q", 0.5), reduction(config)))
                    .aliases("categorical_generalized_cross_entropy"),
            plain(KLDivergence.class, KLDivergence::new).aliases("kl_divergence", "kld", "KLD"),
            plain(Hinge.class, Hinge::new).aliases("hinge"),
            plain(SquaredHinge.class, SquaredHinge::new).aliases("squared_hinge"),
            plain(CategoricalHinge.class, CategoricalHinge::new).aliases("categorical_hinge"),
            Codec.keras(Dice.class,
                    (loss, config) -> {
                        write(loss, config);
                        writeAxes(loss.axis(), config);
                    },
                    config -> new Dice(axes(config), reduction(config))).aliases("dice"),
            Codec.keras(Tversky.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("alpha", loss.alpha()).put("beta", loss.beta());
                        writeAxes(loss.axis(), config);
                    },
                    config -> new Tversky(config.number("alpha", 0.5), config.number("beta", 0.5), axes(config), reduction(config)))
                    .aliases("tversky"),
            Codec.keras(Circle.class,
                    (loss, config) -> {
                        write(loss, config);
                        config.put("gamma", loss.gamma()).put("margin", loss.margin()).put("remove_diagonal", loss.removeDiagonal());
                    },
                    config -> new Circle(config.number("gamma", 80), config.number("margin", 0.4),
                            config.bool("remove_diagonal", true), reduction(config))).aliases("circle"),
            plain(CTC.class, CTC::new).aliases("ctc"),
            Codec.of(Wasserstein.class, StandardLosses::write, config -> new Wasserstein(reduction(config))));

    private StandardLosses() {
    }

    private static <T extends Loss> Codec<T> plain(Class<T> type, Function<Reduction, T> make) {
        return Codec.keras(type, StandardLosses::write, config -> make.apply(reduction(config)));
    }

    // One number stands for all classes.
    private static void writeAlpha(List<Double> alpha, ConfigWriter config) {
        if (alpha.size() == 1) {
            config.put("alpha", alpha.get(0));
        } else {
            config.numbers("alpha", alpha);
        }
    }

    private static List<Double> alpha(ConfigReader config) {
        if (!config.has("alpha")) {
            return List.of(0.25);
        }
        return config.require("alpha").isArray() ? config.numbers("alpha") : List.of(config.number("alpha"));
    }

    private static void writeAxes(List<Integer> axes, ConfigWriter config) {
        if (axes.isEmpty()) {
            config.nulls("axis");
        } else {
            config.numbers("axis", axes);
        }
    }

    private static List<Integer> axes(ConfigReader config) {
        return !config.has("axis") || config.isNull("axis") ? List.of() : IntStream.of(config.integers("axis")).boxed().toList();
    }

    private static void write(Loss loss, ConfigWriter config) {
        config.put("name", loss.name()).put("reduction", loss.reduction().name().toLowerCase(Locale.ROOT));
    }

    // A loss is reported under its output's name, never its own.
    private static Reduction reduction(ConfigReader config) {
        config.ignore("name");
        config.only("dtype", "\"float32\"");
        return config.isNull("reduction") ? Reduction.NONE : config.constant("reduction", Reduction.SUM_OVER_BATCH_SIZE);
    }
}
