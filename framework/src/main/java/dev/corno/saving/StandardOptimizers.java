package dev.corno.saving;

import dev.corno.optimizers.Adadelta;
import dev.corno.optimizers.Adagrad;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.OptimizerOptions;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Keras's optimizers in files. */
final class StandardOptimizers {

    static final List<Codec<?>> CODECS = List.of(
            codec(SGD.class,
                    (value, config) -> config.put("momentum", value.momentum()).put("nesterov", value.nesterov()),
                    config -> new SGD(rate(config, 0.01), config.number("momentum", 0), config.bool("nesterov", false),
                            options(config))).aliases("sgd"),
            codec(RMSprop.class,
                    (value, config) -> config.put("rho", value.rho()).put("momentum", value.momentum())
                            .put("epsilon", value.epsilon()).put("centered", value.centered()),
                    config -> new RMSprop(rate(config, 0.001), config.number("rho", 0.9), config.number("momentum", 0),
                            config.number("epsilon", 1e-7), config.bool("centered", false), options(config))).aliases("rmsprop"),
            codec(Adam.class,
                    (value, config) -> config.put("beta_1", value.beta1()).put("beta_2", value.beta2())
                            .put("epsilon", value.epsilon()).put("amsgrad", value.amsgrad()),
                    config -> new Adam(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-7), config.bool("amsgrad", false), options(config))).aliases("adam"),
            codec(AdamW.class,
                    (value, config) -> config.put("beta_1", value.beta1()).put("beta_2", value.beta2())
                            .put("epsilon", value.epsilon()).put("amsgrad", value.amsgrad()),
                    config -> new AdamW(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-7), config.bool("amsgrad", false), options(config, 0.004)))
                    .aliases("adamw"),
            codec(Adagrad.class,
                    (value, config) -> config.put("initial_accumulator_value", value.initialAccumulatorValue())
                            .put("epsilon", value.epsilon()),
                    config -> new Adagrad(rate(config, 0.001), config.number("initial_accumulator_value", 0.1),
                            config.number("epsilon", 1e-7), options(config))).aliases("adagrad"),
            codec(Adadelta.class,
                    (value, config) -> config.put("rho", value.rho()).put("epsilon", value.epsilon()),
                    config -> new Adadelta(rate(config, 0.001), config.number("rho", 0.95), config.number("epsilon", 1e-7),
                            options(config))).aliases("adadelta"));

    private StandardOptimizers() {
    }

    private static <T extends Optimizer> Codec<T> codec(Class<T> type, BiConsumer<T, ConfigWriter> write,
            Function<ConfigReader, T> read) {
        return Codec.keras(type, (value, config) -> {
            writeOptions(value, config);
            write.accept(value, config);
        }, read);
    }

    private static void writeOptions(Optimizer value, ConfigWriter config) {
        OptimizerOptions options = value.options();
        config.put("name", value.name()).object("learning_rate", value.learningRate())
                .unless(0.0, "weight_decay", options.weightDecay()).unless(0.0, "clipnorm", options.clipNorm())
                .unless(0.0, "global_clipnorm", options.globalClipNorm()).unless(0.0, "clipvalue", options.clipValue())
                .put("use_ema", options.useEma()).put("ema_momentum", options.emaMomentum())
                .unless(0, "ema_overwrite_frequency", options.emaOverwriteFrequency()).nulls("loss_scale_factor")
                .unless(1, "gradient_accumulation_steps", options.gradientAccumulationSteps());
    }

    private static Schedule rate(ConfigReader config, double otherwise) {
        return config.has("learning_rate") ? config.schedule("learning_rate") : new Constant(otherwise);
    }

    private static OptimizerOptions options(ConfigReader config) {
        return options(config, 0);
    }

    private static OptimizerOptions options(ConfigReader config, double weightDecay) {
        config.ignore("name");
        config.nulls("loss_scale_factor");
        config.only("jit_compile", "false");
        config.only("is_legacy_optimizer", "false");
        return new OptimizerOptions(config.isNull("weight_decay") ? 0 : config.number("weight_decay", weightDecay),
                config.number("clipnorm", 0), config.number("clipvalue", 0), config.number("global_clipnorm", 0),
                config.bool("use_ema", false), config.number("ema_momentum", 0.99), config.integer("ema_overwrite_frequency", 0),
                config.integer("gradient_accumulation_steps", 1));
    }
}
