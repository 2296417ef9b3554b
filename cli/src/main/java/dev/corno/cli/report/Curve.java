package dev.corno.cli.report;

import java.util.List;
import java.util.stream.IntStream;

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

    /** {@return the positions, from 0, of the values that are finite numbers} */
    List<Integer> drawable() {
        return IntStream.range(0, values.size()).filter(i -> Double.isFinite(values.get(i))).boxed().toList();
    }
}
