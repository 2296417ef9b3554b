package dev.corno.saving;

import dev.corno.initializers.Constant;
import dev.corno.initializers.GlorotNormal;
import dev.corno.initializers.GlorotUniform;
import dev.corno.initializers.HeNormal;
import dev.corno.initializers.HeUniform;
import dev.corno.initializers.Identity;
import dev.corno.initializers.LecunNormal;
import dev.corno.initializers.LecunUniform;
import dev.corno.initializers.Ones;
import dev.corno.initializers.Orthogonal;
import dev.corno.initializers.RandomInitializer;
import dev.corno.initializers.RandomNormal;
import dev.corno.initializers.RandomUniform;
import dev.corno.initializers.TruncatedNormal;
import dev.corno.initializers.VarianceScaling;
import dev.corno.initializers.VarianceScaling.Distribution;
import dev.corno.initializers.VarianceScaling.Mode;
import dev.corno.initializers.Zeros;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** Keras's initializers in files. */
final class StandardInitializers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Zeros.class, (value, config) -> { }, config -> new Zeros()).aliases("zeros"),
            Codec.keras(Ones.class, (value, config) -> { }, config -> new Ones()).aliases("ones"),
            Codec.keras(Constant.class, (value, config) -> config.put("value", value.value()),
                    config -> new Constant(config.number("value", 0))).aliases("constant"),
            Codec.keras(Identity.class, (value, config) -> config.put("gain", value.gain()),
                    config -> new Identity(config.number("gain", 1))).aliases("identity"),
            Codec.keras(Orthogonal.class,
                    (value, config) -> config.optional("seed", value.seed()).put("gain", value.gain()),
                    config -> new Orthogonal(config.number("gain", 1), config.optionalLong("seed"))).aliases("orthogonal"),
            Codec.keras(RandomNormal.class,
                    (value, config) -> config.optional("seed", value.seed()).put("mean", value.mean()).put("stddev", value.stddev()),
                    config -> new RandomNormal(config.number("mean", 0), config.number("stddev", 0.05), config.optionalLong("seed")))
                    .aliases("random_normal"),
            Codec.keras(TruncatedNormal.class,
                    (value, config) -> config.optional("seed", value.seed()).put("mean", value.mean()).put("stddev", value.stddev()),
                    config -> new TruncatedNormal(config.number("mean", 0), config.number("stddev", 0.05), config.optionalLong("seed")))
                    .aliases("truncated_normal"),
            Codec.keras(RandomUniform.class,
                    (value, config) -> config.optional("seed", value.seed()).put("minval", value.minval()).put("maxval", value.maxval()),
                    config -> new RandomUniform(config.number("minval", -0.05), config.number("maxval", 0.05),
                            config.optionalLong("seed"))).aliases("random_uniform", "uniform"),
            Codec.keras(VarianceScaling.class, StandardInitializers::writeScaling, StandardInitializers::readScaling)
                    .aliases("variance_scaling"),
            scaled(GlorotNormal.class, GlorotNormal::new).aliases("glorot_normal"),
            scaled(GlorotUniform.class, GlorotUniform::new).aliases("glorot_uniform"),
            scaled(HeNormal.class, HeNormal::new).aliases("he_normal"),
            scaled(HeUniform.class, HeUniform::new).aliases("he_uniform"),
            scaled(LecunNormal.class, LecunNormal::new).aliases("lecun_normal"),
            scaled(LecunUniform.class, LecunUniform::new).aliases("lecun_uniform"));

    private StandardInitializers() {
    }

    private static <T extends RandomInitializer> Codec<T> scaled(Class<T> type, Function<OptionalLong, T> create) {
        return Codec.keras(type,
                (value, config) -> config.optional("seed", value.seed()).nulls("input_axes", "output_axes"),
                config -> {
                    config.nulls("input_axes", "output_axes");
                    return create.apply(config.optionalLong("seed"));
                });
    }

    private static void writeScaling(VarianceScaling value, ConfigWriter config) {
        config.optional("seed", value.seed()).put("scale", value.scale())
                .put("mode", value.mode().name().toLowerCase(Locale.ROOT))
                .put("distribution", value.distribution().name().toLowerCase(Locale.ROOT))
                .nulls("input_axes", "output_axes");
    }

    private static VarianceScaling readScaling(ConfigReader config) {
        config.nulls("input_axes", "output_axes");
        return new VarianceScaling(config.number("scale", 1), config.constant("mode", Mode.FAN_IN),
                config.constant("distribution", Distribution.TRUNCATED_NORMAL), config.optionalLong("seed"));
    }
}
