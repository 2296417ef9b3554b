package dev.corno.initializers;

import dev.corno.CheckReturnValue;

/** A {@link RandomInitializer} whose numbers are smaller the more inputs or outputs there are. */
public interface ScaledInitializer extends RandomInitializer {

    /** {@return which axes of a weight are inputs and outputs; {@link Fans#BY_SHAPE} by default} */
    Fans fans();

    /**
     * {@return a copy that counts inputs and outputs otherwise}
     *
     * @param value which axes they are
     */
    @CheckReturnValue
    ScaledInitializer fans(Fans value);
}
