package dev.corno.saving;

import dev.corno.optimizers.schedules.CosineDecay;
import dev.corno.optimizers.schedules.CosineDecayRestarts;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.InverseTimeDecay;
import dev.corno.optimizers.schedules.OneCycle;
import dev.corno.optimizers.schedules.PiecewiseConstantDecay;
import dev.corno.optimizers.schedules.PolynomialDecay;
import java.util.List;
import java.util.OptionalDouble;

/** Keras's learning-rate schedules in files, and Corno's own. */
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
                    }),
            Codec.keras(InverseTimeDecay.class,
                    (value, config) -> config.put("initial_learning_rate", value.initialLearningRate())
                            .put("decay_steps", value.decaySteps()).put("decay_rate", value.decayRate())
                            .put("staircase", value.staircase()).put("name", "InverseTimeDecay"),
                    config -> {
                        config.ignore("name");
                        return new InverseTimeDecay(config.number("initial_learning_rate"), whole(config, "decay_steps"),
                                config.number("decay_rate"), config.bool("staircase", false));
                    }),
            Codec.keras(PolynomialDecay.class,
                    (value, config) -> config.put("initial_learning_rate", value.initialLearningRate())
                            .put("decay_steps", value.decaySteps()).put("end_learning_rate", value.endLearningRate())
                            .put("power", value.power()).put("cycle", value.cycle()).put("name", "PolynomialDecay"),
                    config -> {
                        config.ignore("name");
                        return new PolynomialDecay(config.number("initial_learning_rate"), whole(config, "decay_steps"),
                                config.number("end_learning_rate", 1e-4), config.number("power", 1), config.bool("cycle", false));
                    }),
            Codec.keras(CosineDecay.class, StandardSchedules::writeCosine, StandardSchedules::readCosine),
            Codec.keras(CosineDecayRestarts.class,
                    (value, config) -> config.put("initial_learning_rate", value.initialLearningRate())
                            .put("first_decay_steps", value.firstDecaySteps()).put("t_mul", value.tMul()).put("m_mul", value.mMul())
                            .put("alpha", value.alpha()).put("name", "SGDRDecay"),
                    config -> {
                        config.ignore("name");
                        return new CosineDecayRestarts(config.number("initial_learning_rate"), whole(config, "first_decay_steps"),
                                config.number("t_mul", 2), config.number("m_mul", 1), config.number("alpha", 0));
                    }),
            Codec.of(OneCycle.class,
                    (value, config) -> config.put("max_learning_rate", value.maxLearningRate()).put("total_steps", value.totalSteps())
                            .put("warmup_fraction", value.warmupFraction()).put("div_factor", value.divFactor())
                            .put("final_div_factor", value.finalDivFactor()),
                    config -> new OneCycle(config.number("max_learning_rate"), whole(config, "total_steps"),
                            config.number("warmup_fraction", 0.3), config.number("div_factor", 25),
                            config.number("final_div_factor", 1e4))));

    private StandardSchedules() {
    }

    private static void writeCosine(CosineDecay value, ConfigWriter config) {
        config.put("initial_learning_rate", value.initialLearningRate()).put("decay_steps", value.decaySteps())
                .put("alpha", value.alpha()).put("name", "CosineDecay").optional("warmup_target", value.warmupTarget())
                .put("warmup_steps", value.warmupSteps());
    }

    private static CosineDecay readCosine(ConfigReader config) {
        config.ignore("name");
        OptionalDouble target = config.has("warmup_target") && !config.isNull("warmup_target")
                ? OptionalDouble.of(config.number("warmup_target")) : OptionalDouble.empty();
        return new CosineDecay(config.number("initial_learning_rate"), whole(config, "decay_steps"), config.number("alpha", 0), target,
                config.has("warmup_steps") ? whole(config, "warmup_steps") : 0);
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
