package dev.corno.saving;

import dev.corno.optimizers.Adadelta;
import dev.corno.optimizers.Adafactor;
import dev.corno.optimizers.Adagrad;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.Adamax;
import dev.corno.optimizers.Ftrl;
import dev.corno.optimizers.Lamb;
import dev.corno.optimizers.Lion;
import dev.corno.optimizers.LossScaleOptimizer;
import dev.corno.optimizers.Muon;
import dev.corno.optimizers.Nadam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.OptimizerGroups.Group;
import dev.corno.optimizers.OptimizerGroups;
import dev.corno.optimizers.OptimizerOptions;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.ScheduleFreeAdamW;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Keras's optimizers in files, and Corno's own. */
final class StandardOptimizers {

    private static final double DECAY = 0.004;

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
                            config.number("epsilon", 1e-7), config.bool("amsgrad", false), options(config, DECAY)))
                    .aliases("adamw"),
            codec(ScheduleFreeAdamW.class,
                    (value, config) -> writeBetas(config, value.beta1(), value.beta2()).put("epsilon", value.epsilon())
                            .put("warmup_steps", value.warmupSteps()),
                    config -> new ScheduleFreeAdamW(rate(config, 0.0025), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-8), config.integer("warmup_steps", 0), options(config)))
                    .aliases("schedulefreeadamw"),
            codec(Adagrad.class,
                    (value, config) -> config.put("initial_accumulator_value", value.initialAccumulatorValue())
                            .put("epsilon", value.epsilon()),
                    config -> new Adagrad(rate(config, 0.001), config.number("initial_accumulator_value", 0.1),
                            config.number("epsilon", 1e-7), options(config))).aliases("adagrad"),
            codec(Adadelta.class,
                    (value, config) -> config.put("rho", value.rho()).put("epsilon", value.epsilon()),
                    config -> new Adadelta(rate(config, 0.001), config.number("rho", 0.95), config.number("epsilon", 1e-7),
                            options(config))).aliases("adadelta"),
            codec(Adamax.class,
                    (value, config) -> writeBetas(config, value.beta1(), value.beta2()).put("epsilon", value.epsilon()),
                    config -> new Adamax(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-7), options(config))).aliases("adamax"),
            codec(Nadam.class,
                    (value, config) -> writeBetas(config, value.beta1(), value.beta2()).put("epsilon", value.epsilon()),
                    config -> new Nadam(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-7), options(config))).aliases("nadam"),
            codec(Lamb.class,
                    (value, config) -> writeBetas(config, value.beta1(), value.beta2()).put("epsilon", value.epsilon()),
                    config -> new Lamb(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.999),
                            config.number("epsilon", 1e-7), options(config))).aliases("lamb"),
            codec(Lion.class, (value, config) -> writeBetas(config, value.beta1(), value.beta2()),
                    config -> new Lion(rate(config, 0.001), config.number("beta_1", 0.9), config.number("beta_2", 0.99),
                            options(config))).aliases("lion"),
            codec(Ftrl.class, StandardOptimizers::writeFtrl, StandardOptimizers::readFtrl).aliases("ftrl"),
            codec(Adafactor.class, StandardOptimizers::writeAdafactor, StandardOptimizers::readAdafactor).aliases("adafactor"),
            codec(Muon.class, StandardOptimizers::writeMuon, StandardOptimizers::readMuon).aliases("muon"),
            Codec.keras(LossScaleOptimizer.class,
                    (value, config) -> config.put("name", value.name()).object("inner_optimizer", value.innerOptimizer())
                            .put("initial_scale", value.initialScale()).put("dynamic_growth_steps", value.dynamicGrowthSteps()),
                    StandardOptimizers::readLossScale),
            Codec.of(OptimizerGroups.class,
                    (value, config) -> config.object("otherwise", value.otherwise())
                            .texts("weights", value.groups().stream().map(Group::weights).toList())
                            .objects("optimizers", value.groups().stream().map(Group::optimizer).toList()),
                    StandardOptimizers::readGroups));

    private StandardOptimizers() {
    }

    private static <T extends Optimizer> Codec<T> codec(Class<T> type, BiConsumer<T, ConfigWriter> write,
            Function<ConfigReader, T> read) {
        return Codec.keras(type, (value, config) -> {
            writeOptions(value, config);
            write.accept(value, config);
        }, read);
    }

    private static ConfigWriter writeBetas(ConfigWriter config, double beta1, double beta2) {
        return config.put("beta_1", beta1).put("beta_2", beta2);
    }

    private static void writeFtrl(Ftrl value, ConfigWriter config) {
        config.put("learning_rate_power", value.learningRatePower())
                .put("initial_accumulator_value", value.initialAccumulatorValue())
                .put("l1_regularization_strength", value.l1RegularizationStrength())
                .put("l2_regularization_strength", value.l2RegularizationStrength())
                .put("l2_shrinkage_regularization_strength", value.l2ShrinkageRegularizationStrength()).put("beta", value.beta());
    }

    private static Ftrl readFtrl(ConfigReader config) {
        return new Ftrl(rate(config, 0.001), config.number("learning_rate_power", -0.5),
                config.number("initial_accumulator_value", 0.1), config.number("l1_regularization_strength", 0),
                config.number("l2_regularization_strength", 0), config.number("l2_shrinkage_regularization_strength", 0),
                config.number("beta", 0), options(config));
    }

    private static void writeAdafactor(Adafactor value, ConfigWriter config) {
        config.put("beta_2_decay", value.beta2Decay()).put("epsilon_1", value.epsilon1()).put("epsilon_2", value.epsilon2())
                .put("clip_threshold", value.clipThreshold()).put("relative_step", value.relativeStep());
    }

    private static Adafactor readAdafactor(ConfigReader config) {
        return new Adafactor(rate(config, 0.001), config.number("beta_2_decay", -0.8), config.number("epsilon_1", 1e-30),
                config.number("epsilon_2", 1e-3), config.number("clip_threshold", 1), config.bool("relative_step", true),
                options(config));
    }

    private static void writeMuon(Muon value, ConfigWriter config) {
        config.put("adam_beta_1", value.adamBeta1()).put("adam_beta_2", value.adamBeta2())
                .unless(0.0, "adam_weight_decay", value.adamWeightDecay()).put("epsilon", value.epsilon())
                .texts("exclude_layers", value.excludeLayers()).put("muon_a", value.muonA()).put("muon_b", value.muonB())
                .put("muon_c", value.muonC()).put("adam_lr_ratio", value.adamLrRatio()).put("momentum", value.momentum())
                .put("ns_steps", value.nsSteps()).put("nesterov", value.nesterov())
                .put("exclude_embeddings", value.excludeEmbeddings()).unless(0.0, "rms_rate", value.rmsRate());
    }

    private static Muon readMuon(ConfigReader config) {
        return new Muon(rate(config, 0.001), config.number("adam_beta_1", 0.9), config.number("adam_beta_2", 0.999),
                config.isNull("adam_weight_decay") ? 0 : config.number("adam_weight_decay", DECAY), config.number("epsilon", 1e-7),
                config.texts("exclude_layers"), config.bool("exclude_embeddings", true), config.number("muon_a", 3.4445),
                config.number("muon_b", -4.775), config.number("muon_c", 2.0315), config.number("adam_lr_ratio", 1),
                config.number("momentum", 0.95), config.integer("ns_steps", 5), config.bool("nesterov", true),
                config.isNull("rms_rate") ? 0 : config.number("rms_rate", 0.2), options(config, DECAY));
    }

    // Older files have the options of all optimizers, which mean nothing here.
    private static LossScaleOptimizer readLossScale(ConfigReader config) {
        config.ignore("name");
        config.nulls("weight_decay", "clipnorm", "global_clipnorm", "clipvalue", "ema_overwrite_frequency", "loss_scale_factor",
                "gradient_accumulation_steps");
        config.only("use_ema", "false");
        config.only("ema_momentum", "0.99");
        config.only("dynamic", "true");
        return new LossScaleOptimizer(config.optimizer("inner_optimizer"), config.number("initial_scale", 32768),
                config.integer("dynamic_growth_steps", 2000));
    }

    private static OptimizerGroups readGroups(ConfigReader config) {
        List<String> weights = config.texts("weights");
        List<Optimizer> optimizers = config.optimizers("optimizers");
        if (weights.size() != optimizers.size()) {
            throw config.wrong("optimizers", "as many optimizers as there are weights", config.require("weights"));
        }
        return new OptimizerGroups(config.optimizer("otherwise"), IntStream.range(0, weights.size())
                .mapToObj(i -> new Group(weights.get(i), optimizers.get(i))).toList());
    }

    private static void writeOptions(Optimizer value, ConfigWriter config) {
        OptimizerOptions options = value.options();
        config.put("name", value.name()).object("learning_rate", value.learningRate())
                .unless(0.0, "weight_decay", options.weightDecay()).unless(0.0, "clipnorm", options.clipNorm())
                .unless(0.0, "global_clipnorm", options.globalClipNorm()).unless(0.0, "clipvalue", options.clipValue())
                .put("use_ema", options.useEma()).put("ema_momentum", options.emaMomentum())
                .unless(0, "ema_overwrite_frequency", options.emaOverwriteFrequency())
                .unless(0.0, "loss_scale_factor", options.lossScaleFactor())
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
        config.only("jit_compile", "false");
        config.only("is_legacy_optimizer", "false");
        return new OptimizerOptions(config.isNull("weight_decay") ? 0 : config.number("weight_decay", weightDecay),
                config.number("clipnorm", 0), config.number("clipvalue", 0), config.number("global_clipnorm", 0),
                config.bool("use_ema", false), config.number("ema_momentum", 0.99), config.integer("ema_overwrite_frequency", 0),
                config.integer("gradient_accumulation_steps", 1), config.number("loss_scale_factor", 0), List.of());
    }
}
