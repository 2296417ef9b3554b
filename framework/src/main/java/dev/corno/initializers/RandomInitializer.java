package dev.corno.initializers;

import java.util.OptionalLong;

/** An {@link Initializer} that draws random numbers. */
public interface RandomInitializer extends Initializer {

    /** {@return where random numbers start whatever the model's seed is, or empty to follow the model} */
    OptionalLong seed();

    /**
     * {@return a copy that draws the same numbers in every model}
     *
     * @param value where random numbers start
     */
    RandomInitializer seed(long value);
}
