package dev.corno.saving;

import dev.corno.initializers.Constant;
import dev.corno.initializers.Fans;
import dev.corno.initializers.GlorotNormal;
import dev.corno.initializers.GlorotUniform;
import dev.corno.initializers.HeNormal;
import dev.corno.initializers.HeUniform;
import dev.corno.initializers.Identity;
import dev.corno.initializers.LecunNormal;
import dev.corno.initializers.LecunUniform;
import dev.corno.initializers.Ones;
import dev.corno.initializers.Orthogonal;
import dev.corno.initializers.RandomNormal;
import dev.corno.initializers.RandomUniform;
import dev.corno.initializers.STFTInitializer;
import dev.corno.initializers.STFTInitializer.Scaling;
import dev.corno.initializers.STFTInitializer.Side;
import dev.corno.initializers.ScaledInitializer;
import dev.corno.initializers.TruncatedNormal;
import dev.corno.initializers.VarianceScaling;
import dev.corno.initializers.VarianceScaling.Distribution;
import dev.corno.initializers.VarianceScaling.Mode;
import dev.corno.initializers.Window;
import dev.corno.initializers.Zeros;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Keras's initializers in files. */
final class StandardInitializers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Zeros.class, (value, config) -> { }, config -> new Zeros()).aliases("zeros", "zero"),
            Codec.keras(Ones.class, (value, config) -> { }, config -> new Ones()).aliases("ones", "one"),
            Codec.keras(Constant.class, (value, config) -> config.put("value", value.value()),
                    config -> new Constant(config.number("value", 0))).aliases("constant"),
            Codec.keras(Identity.class, (value, config) -> config.put("gain", value.gain()),
                    config -> new Identity(config.number("gain", 1)))
                    .aliases("identity", "IdentityInitializer", "identity_initializer"),
            Codec.keras(Orthogonal.class,
                    (value, config) -> config.optional("seed", value.seed()).put("gain", value.gain()),
                    config -> new Orthogonal(config.number("gain", 1), config.optionalLong("seed")))
                    .aliases("orthogonal", "OrthogonalInitializer", "orthogonal_initializer"),
            Codec.keras(RandomNormal.class,
                    (value, config) -> config.optional("seed", value.seed()).put("mean", value.mean()).put("stddev", value.stddev()),
                    config -> new RandomNormal(config.number("mean", 0), config.number("stddev", 0.05), config.optionalLong("seed")))
                    .aliases("random_normal", "normal"),
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
            scaled(LecunUniform.class, LecunUniform::new).aliases("lecun_uniform"),
            Codec.keras(STFTInitializer.class, StandardInitializers::writeStft, StandardInitializers::readStft)
                    .className("STFT").aliases("stft"));

    private StandardInitializers() {
    }

    private static <T extends ScaledInitializer> Codec<T> scaled(Class<T> type, BiFunction<OptionalLong, Fans, T> create) {
        return Codec.keras(type,
                (value, config) -> writeFans(value, config.optional("seed", value.seed())),
                config -> create.apply(config.optionalLong("seed"), fans(config)));
    }

    private static void writeFans(ScaledInitializer value, ConfigWriter config) {
        if (value.fans().equals(Fans.BY_SHAPE)) {
            config.nulls("input_axes", "output_axes");
        } else {
            config.numbers("input_axes", value.fans().inputAxes()).numbers("output_axes", value.fans().outputAxes());
        }
    }

    // As in Keras one list alone means nothing.
    private static Fans fans(ConfigReader config) {
        List<Integer> input = axes(config, "input_axes");
        List<Integer> output = axes(config, "output_axes");
        return input.isEmpty() || output.isEmpty() ? Fans.BY_SHAPE : new Fans(input, output);
    }

    private static List<Integer> axes(ConfigReader config, String key) {
        return !config.has(key) || config.isNull(key) ? List.of() : IntStream.of(config.integers(key)).boxed().toList();
    }

    private static void writeScaling(VarianceScaling value, ConfigWriter config) {
        writeFans(value, config.optional("seed", value.seed()).put("scale", value.scale()).put("mode", lower(value.mode()))
                .put("distribution", lower(value.distribution())));
    }

    private static VarianceScaling readScaling(ConfigReader config) {
        return new VarianceScaling(config.number("scale", 1), config.constant("mode", Mode.FAN_IN),
                distribution(config), config.optionalLong("seed"), fans(config));
    }

    // Keras takes normal for truncated_normal.
    private static Distribution distribution(ConfigReader config) {
        return config.text("distribution", "").equals("normal") ? Distribution.TRUNCATED_NORMAL
                : config.constant("distribution", Distribution.TRUNCATED_NORMAL);
    }

    private static void writeStft(STFTInitializer value, ConfigWriter config) {
        config.put("side", lower(value.side())).put("window", value.window() == Window.NONE ? null : lower(value.window()))
                .put("periodic", value.periodic())
                .put("scaling", value.scaling() == Scaling.NONE ? null : lower(value.scaling()));
    }

    private static STFTInitializer readStft(ConfigReader config) {
        return new STFTInitializer(config.constant("side", Side.REAL),
                config.isNull("window") ? Window.NONE : config.constant("window", Window.HANN),
                config.isNull("scaling") ? Scaling.NONE : config.constant("scaling", Scaling.DENSITY), config.bool("periodic", false));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
