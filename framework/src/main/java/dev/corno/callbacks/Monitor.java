package dev.corno.callbacks;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches one value of the logs for improvement.
 *
 * @param owner the callback's name, for messages
 * @param name such as {@code val_loss}
 * @param mode which values are better
 * @param minDelta a smaller change is no improvement; its sign does not matter
 */
record Monitor(String owner, String name, Mode mode, double minDelta) {

    private static final Set<String> RISING = Set.of("acc", "accuracy", "auc", "cosine_similarity", "f1_score", "fbeta_score", "io_u",
            "mean_io_u", "one_hot_io_u", "one_hot_mean_io_u", "binary_io_u", "precision", "precision_at_recall", "r2_score", "recall",
            "recall_at_precision", "sensitivity_at_specificity", "specificity_at_sensitivity");
    private static final Set<String> FALLING = Set.of("binary_crossentropy", "categorical_crossentropy", "categorical_hinge", "hinge",
            "kl_divergence", "kullback_leibler_divergence", "log_cosh", "logcosh", "loss", "mae", "mape", "mean_absolute_error",
            "mean_absolute_percentage_error", "mean_squared_error", "mean_squared_logarithmic_error", "mse", "msle", "poisson", "rmse",
            "root_mean_squared_error", "sparse_categorical_crossentropy", "squared_hinge");

    Monitor {
        minDelta = Math.abs(minDelta);
    }

    Monitor mode(Mode newMode) {
        return new Monitor(owner, name, newMode, minDelta);
    }

    Monitor minDelta(double newMinDelta) {
        return new Monitor(owner, name, mode, newMinDelta);
    }

    /**
     * {@return whether larger is better}
     *
     * @throws IllegalArgumentException if that cannot be told from the name
     */
    boolean rises() {
        if (mode != Mode.AUTO) {
            return mode == Mode.MAX;
        }
        boolean rising = isOneOf(RISING) || name.contains("accuracy");
        if (!rising && !isOneOf(FALLING)) {
            throw new IllegalArgumentException(owner + ": expects a monitored value known to rise or to fall, got \"" + name
                    + "\". Call mode(Mode.MAX) if larger is better, mode(Mode.MIN) if smaller is.");
        }
        return rising;
    }

    // Outputs, val_ and weighted_ stand before the metric's own name, and a counter may stand after it.
    private boolean isOneOf(Set<String> names) {
        String stem = name.replaceFirst("_\\d+$", "");
        return names.stream().anyMatch(known -> stem.equals(known) || stem.endsWith("_" + known));
    }

    /**
     * {@return whether a value is better, by more than the smallest change, than the best so far; what is not a number never is}
     *
     * @param best empty where there is none yet
     */
    boolean isImprovement(double value, OptionalDouble best) {
        return rises()
                ? value - minDelta > best.orElse(Double.NEGATIVE_INFINITY)
                : value + minDelta < best.orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * {@return the value, or empty after an epoch without validation}
     *
     * @throws IllegalArgumentException if there is no such value
     */
    OptionalDouble read(TrainingView training, Logs logs) {
        OptionalDouble value = logs.get(name);
        boolean notValidatedNow = training.validates() && logs.values().keySet().stream().noneMatch(key -> key.startsWith("val_"));
        if (value.isEmpty() && !(name.startsWith("val_") && notValidatedNow)) {
            throw new IllegalArgumentException(owner + ": expects a monitored value that is measured, got \"" + name
                    + "\". Monitor one of " + String.join(", ", new TreeSet<>(logs.values().keySet()))
                    + (name.startsWith("val_") && !training.validates() ? ", or give fit validation data." : "."));
        }
        return value;
    }
}
