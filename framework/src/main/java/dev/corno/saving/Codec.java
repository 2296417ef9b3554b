package dev.corno.saving;

import dev.corno.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How objects of one class are written as, and read from, a {@code class_name} and a {@code config} of Keras's JSON.
 *
 * <pre>{@code
 * Codec.of(Scale.class,
 *         (scale, config) -> config.put("factor", scale.factor()),
 *         config -> new Scale(config.number("factor")));
 * }</pre>
 *
 * @param <T> the class
 * @param type the class
 * @param className its name in files; the simple name by default
 * @param aliases short names that files may hold instead of an object
 * @param isBuilt whether Keras notes the shape of a layer's input beside it, as it does for classes with a {@code build} method
 * @param takesMask whether Keras notes {@code mask=None} where the layer is called, as it does for layers that can be given a mask
 * @param isKeras whether Keras itself has the class; if not, files name it as {@code Custom>className}
 * @param module where Keras keeps a class that it does not offer by name; empty for the usual place of the kind
 * @param arguments how Keras calls what a layer is applied to, where the inputs after the first are an argument of their own; empty else
 * @param training what the argument {@code training} of a call is by default in Keras, which notes it where the layer is called; empty
 *     where it is not noted
 * @param write writes the parameters, not the {@code name} of a layer
 * @param read makes an object of the parameters
 */
@CheckReturnValue
public record Codec<T>(Class<T> type, String className, List<String> aliases, boolean isBuilt, boolean takesMask, boolean isKeras,
        Optional<String> module, List<String> arguments, Optional<Boolean> training, BiConsumer<T, ConfigWriter> write,
        Function<ConfigReader, T> read) {

    /** Checks that nothing is null. */
    public Codec {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(className, "className");
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(module, "module");
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(write, "write");
        Objects.requireNonNull(read, "read");
    }

    /**
     * {@return how objects of a class of your own are written and read}
     *
     * @param <T> the class
     * @param type a class of layers, activations, initializers, regularizers, constraints, losses, metrics, optimizers or
     *     schedules
     * @param write writes the parameters, not the {@code name} of a layer
     * @param read makes an object of the parameters; a key that it does not ask for is an error
     */
    public static <T> Codec<T> of(Class<T> type, BiConsumer<T, ConfigWriter> write, Function<ConfigReader, T> read) {
        return new Codec<>(type, type.getSimpleName(), List.of(), false, false, false, Optional.empty(), List.of(), Optional.empty(), write,
                read);
    }

    static <T> Codec<T> keras(Class<T> type, BiConsumer<T, ConfigWriter> write, Function<ConfigReader, T> read) {
        return new Codec<>(type, type.getSimpleName(), List.of(), false, false, true, Optional.empty(), List.of(), Optional.empty(), write,
                read);
    }

    /**
     * {@return a copy with short names}
     *
     * @param values what files may hold instead of an object with default parameters
     */
    public Codec<T> aliases(String... values) {
        return new Codec<>(type, className, List.of(values), isBuilt, takesMask, isKeras, module, arguments, training, write, read);
    }

    /** {@return a copy for a layer whose input shape Keras notes} */
    Codec<T> built() {
        return new Codec<>(type, className, aliases, true, takesMask, isKeras, module, arguments, training, write, read);
    }

    /** {@return a copy for a layer that Keras can give a mask} */
    Codec<T> masked() {
        return new Codec<>(type, className, aliases, isBuilt, true, isKeras, module, arguments, training, write, read);
    }

    /** {@return a copy for a layer whose inputs after the first are an argument of their own} */
    Codec<T> arguments(String first, String others) {
        return new Codec<>(type, className, aliases, isBuilt, takesMask, isKeras, module, List.of(first, others), training, write,
                read);
    }

    /** {@return a copy for a layer whose calls Keras notes with this value of {@code training}} */
    Codec<T> training(boolean value) {
        return new Codec<>(type, className, aliases, isBuilt, takesMask, isKeras, module, arguments, Optional.of(value), write, read);
    }

    /** {@return a copy for a class that Keras does not offer by name} */
    Codec<T> module(String value) {
        return new Codec<>(type, className, aliases, isBuilt, takesMask, isKeras, Optional.of(value), arguments, training, write,
                read);
    }

    Codec<T> className(String value) {
        return new Codec<>(type, value, aliases, isBuilt, takesMask, isKeras, module, arguments, training, write, read);
    }

    void writeTo(Object value, ConfigWriter config) {
        write.accept(type.cast(value), config);
    }
}
