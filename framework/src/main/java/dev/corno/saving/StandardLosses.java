package dev.corno.saving;

import dev.corno.losses.BinaryCrossentropy;
import dev.corno.losses.CategoricalCrossentropy;
import dev.corno.losses.Loss;
import dev.corno.losses.MeanAbsoluteError;
import dev.corno.losses.MeanSquaredError;
import dev.corno.losses.Reduction;
import dev.corno.losses.SparseCategoricalCrossentropy;
import java.util.List;
import java.util.Locale;

/** Keras's losses in files. */
final class StandardLosses {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(MeanSquaredError.class, StandardLosses::write, config -> new MeanSquaredError(reduction(config)))
                    .aliases("mean_squared_error", "mse", "MSE"),
            Codec.keras(MeanAbsoluteError.class, StandardLosses::write, config -> new MeanAbsoluteError(reduction(config)))
                    .aliases("mean_absolute_error", "mae", "MAE"),
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
                    }).aliases("sparse_categorical_crossentropy"));

    private StandardLosses() {
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
