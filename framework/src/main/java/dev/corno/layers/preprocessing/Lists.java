package dev.corno.layers.preprocessing;

import java.util.List;

/** Numbers that a layer has one of, or one for each element of an axis. */
final class Lists {

    private Lists() {
    }

    /** {@return a copy, checked} */
    static List<Double> numbers(String where, String what, List<Double> values) {
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(where + ": " + what + " must be at least one finite number, got " + values + ".");
        }
        return List.copyOf(values);
    }

    /** {@return as many floats as an axis has elements} */
    static float[] repeated(List<Double> values, int length) {
        float[] repeated = new float[length];
        for (int i = 0; i < length; i++) {
            repeated[i] = values.get(values.size() == 1 ? 0 : i).floatValue();
        }
        return repeated;
    }
}
