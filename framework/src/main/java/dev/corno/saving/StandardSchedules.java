package dev.corno.saving;

import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.PiecewiseConstantDecay;
import java.util.List;

/** Keras's learning-rate schedules in files. */
final class StandardSchedules {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(ExponentialDecay.class,
                    (value, config) -> config.put("initial_learning_rate", value.initialLearningRate())
                            .put("decay_steps", value.decaySteps()).put("decay_rate", value.decayRate())
                            .put("staircase", value.staircase()).put("name", "ExponentialDecay"),
                    config -> {
                        config.ignore("name");
                        return new ExponentialDecay(config.number("initial_learning_rate"), whole(config, "decay_steps"),
                                config.number("decay_rate"), config.bool("staircase", false));
                    }),
            Codec.keras(PiecewiseConstantDecay.class,
                    (value, config) -> config.numbers("boundaries", value.boundaries()).numbers("values", value.values())
                            .put("name", "PiecewiseConstant"),
                    config -> {
                        config.ignore("name");
                        return new PiecewiseConstantDecay(config.numbers("boundaries").stream().map(Double::longValue).toList(),
                                config.numbers("values"));
                    }));

    private StandardSchedules() {
    }

    // Keras takes 1000.0 steps as well as 1000.
    private static long whole(ConfigReader config, String key) {
        double steps = config.number(key);
        if (steps != Math.rint(steps)) {
            throw config.wrong(key, "a whole number", config.require(key));
        }
        return (long) steps;
    }
}
