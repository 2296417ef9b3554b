package dev.corno.cli.report;

import java.util.List;

/**
 * A value epoch by epoch.
 *
 * @param name such as {@code loss} or {@code val_accuracy}
 * @param values one for each epoch
 */
public record Curve(String name, List<Double> values) {

    private static final String VALIDATION = "val_";

    /** Copies the list. */
    public Curve {
        values = List.copyOf(values);
    }

    /** {@return the name without {@code val_}: curves of the same quantity are drawn together} */
    public String quantity() {
        return isValidation() ? name.substring(VALIDATION.length()) : name;
    }

    /** {@return whether the values were measured on the validation data} */
    public boolean isValidation() {
        return name.startsWith(VALIDATION);
    }

    /** {@return whether there is at least one value that can be drawn} */
    public boolean isDrawable() {
        return values.stream().anyMatch(Double::isFinite);
    }
}
