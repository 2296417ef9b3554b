package dev.corno.callbacks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Named values of a batch or an epoch, {@code loss} first.
 *
 * @param values by name, in the order in which they are shown
 */
public record Logs(Map<String, Double> values) {

    /** No values. */
    public static final Logs EMPTY = new Logs(Map.of());

    /** Copies the map, keeping its order. */
    public Logs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return a value, or empty where there is none of that name}
     *
     * @param name such as {@code val_loss}
     */
    public OptionalDouble get(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * {@return a copy with further values at the end}
     *
     * @param more values, which replace those of the same name
     */
    public Logs with(Logs more) {
        Map<String, Double> all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new Logs(all);
    }

    /**
     * {@return the values under longer names}
     *
     * @param prefix goes before each name, such as {@code val_}
     */
    public Logs prefixed(String prefix) {
        Map<String, Double> renamed = new LinkedHashMap<>();
        values.forEach((name, value) -> renamed.put(prefix + name, value));
        return new Logs(renamed);
    }
}
