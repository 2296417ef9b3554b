package dev.corno.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What {@code evaluate} found. Prints as {@code loss 0.0712, accuracy 0.9779}.
 *
 * @param values by Keras's names, {@code loss} first, then metrics
 */
public record Evaluation(Map<String, Double> values) {

    /** Copies the map, keeping its order. */
    public Evaluation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return the loss, penalties on weights included} */
    public double loss() {
        return get("loss");
    }

    /**
     * {@return a value}
     *
     * @param name such as {@code accuracy}
     * @throws IllegalArgumentException if nothing of that name was measured
     */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Evaluation: expects the name of a measured value, got \"" + name + "\". There are "
                    + String.join(", ", new TreeSet<>(values.keySet())) + ".");
        }
        return value;
    }

    @Override
    public String toString() {
        return Readable.values(values, ", ");
    }
}
