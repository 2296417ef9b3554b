package dev.corno.saving;

import dev.corno.constraints.MaxNorm;
import dev.corno.constraints.MinMaxNorm;
import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import java.util.List;
import java.util.stream.IntStream;

/** Keras's constraints in files. */
final class StandardConstraints {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(MaxNorm.class,
                    (value, config) -> writeAxis(config.put("max_value", value.maxValue()), value.axis()),
                    config -> new MaxNorm(config.number("max_value", 2), axis(config))).aliases("max_norm"),
            Codec.keras(MinMaxNorm.class,
                    (value, config) -> writeAxis(config.put("min_value", value.minValue()).put("max_value", value.maxValue())
                            .put("rate", value.rate()), value.axis()),
                    config -> new MinMaxNorm(config.number("min_value", 0), config.number("max_value", 1), config.number("rate", 1),
                            axis(config))).aliases("min_max_norm"),
            Codec.keras(NonNeg.class, (value, config) -> { }, config -> new NonNeg()).aliases("non_neg"),
            Codec.keras(UnitNorm.class, (value, config) -> writeAxis(config, value.axis()), config -> new UnitNorm(axis(config)))
                    .aliases("unit_norm"));

    private StandardConstraints() {
    }

    // Keras writes one axis as a number, and null for all.
    private static void writeAxis(ConfigWriter config, List<Integer> axis) {
        switch (axis.size()) {
            case 0 -> config.nulls("axis");
            case 1 -> config.put("axis", axis.get(0));
            default -> config.numbers("axis", axis);
        }
    }

    private static List<Integer> axis(ConfigReader config) {
        if (!config.has("axis")) {
            return List.of(0);
        }
        return config.isNull("axis") ? List.of() : IntStream.of(config.integers("axis")).boxed().toList();
    }
}
