package dev.corno.training;

import dev.corno.CheckReturnValue;
import dev.corno.callbacks.Callback;
import java.util.List;

/**
 * The options of {@code evaluate} and {@code predict}, by Keras's names. The size of batches and sample weights are the data set's.
 *
 * <pre>{@code
 * model.evaluate(Dataset.of(x, y).batchSize(256), Inference.steps(10));
 * }</pre>
 *
 * @param steps how many batches, or 0 for all of them
 * @param callbacks what watches, in order
 * @param verbose what is printed; default {@link Verbosity#SILENT}
 */
@CheckReturnValue
public record Inference(int steps, List<Callback> callbacks, Verbosity verbose) {

    /** All batches, with nobody watching. */
    public static final Inference ALL = new Inference(0, List.of(), Verbosity.SILENT);

    /**
     * Checks the options and copies the list.
     *
     * @throws IllegalArgumentException if there are fewer than 0 steps
     */
    public Inference {
        if (steps < 0) {
            throw new IllegalArgumentException("Inference: steps must be a positive integer, or 0 for all of the data, got " + steps + ".");
        }
        callbacks = List.copyOf(callbacks);
    }

    /**
     * {@return options for the first batches only}
     *
     * @param steps how many, or 0 for all
     */
    public static Inference steps(int steps) {
        return new Inference(steps, List.of(), Verbosity.SILENT);
    }

    /**
     * {@return a copy with these callbacks instead of those so far}
     *
     * @param callbacks what watches, in order
     */
    public Inference callbacks(Callback... callbacks) {
        return new Inference(steps, List.of(callbacks), verbose);
    }

    /**
     * {@return a copy that prints more or less}
     *
     * @param verbose what is printed
     */
    public Inference verbose(Verbosity verbose) {
        return new Inference(steps, callbacks, verbose);
    }
}
