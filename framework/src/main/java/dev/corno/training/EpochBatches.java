package dev.corno.training;

import dev.corno.data.Batch;
import dev.corno.data.Batches;
import dev.corno.data.Dataset;
import java.util.OptionalLong;

/**
 * The batches of one epoch after another: all of a data set each time, or a set number of steps that go on in the data where the
 * last epoch stopped.
 */
final class EpochBatches implements AutoCloseable {

    private final Dataset data;
    private final int steps;
    private final String where;
    private final String stepsOption;
    private Batches batches;
    private int passes;
    private int taken;
    private OptionalLong counted = OptionalLong.empty();

    /**
     * @param data where batches come from
     * @param steps batches of an epoch, or 0 for all
     * @param where {@code fit}, {@code validation}, {@code evaluate} or {@code predict}, for messages
     * @param stepsOption what {@code steps} is called there
     */
    EpochBatches(Dataset data, int steps, String where, String stepsOption) {
        this.data = data;
        this.steps = steps;
        this.where = where;
        this.stepsOption = stepsOption;
    }

    /** Fails now, and not epochs later, where it is known that a later epoch will run dry. */
    void requireEnoughFor(int epochs) {
        OptionalLong known = data.batches();
        if (steps > 0 && known.isPresent() && known.getAsLong() % steps != 0 && known.getAsLong() < (long) steps * epochs) {
            throw new IllegalArgumentException(where + ": " + stepsOption + " " + steps + " needs " + (long) steps * epochs
                    + " batches for " + epochs + " epochs, but the data has " + known.getAsLong() + ". Use a number of steps that divides "
                    + known.getAsLong() + ", or a data set that does not end.");
        }
    }

    /** Goes to the start of an epoch. */
    void begin(int number) {
        taken = 0;
        if (batches == null || steps == 0 || !batches.hasNext()) {
            close();
            passes = batches == null ? number : passes + 1;
            batches = data.epoch(steps == 0 ? number : passes);
            if (!batches.hasNext()) {
                throw new IllegalArgumentException(where + ": expects at least one batch of data, got none. Check that the data set has "
                        + "samples and gives a new iterator each epoch.");
            }
        }
    }

    boolean hasNext() {
        if (steps > 0 && taken == steps) {
            return false;
        }
        boolean more = batches.hasNext();
        if (!more && steps > 0) {
            throw new IllegalArgumentException(where + ": expects " + steps + " batches (" + stepsOption + "), got " + taken
                    + " before the data ran dry. Use fewer steps, or a data set that does not end.");
        }
        if (!more) {
            counted = OptionalLong.of(taken);
        }
        return more;
    }

    Batch next() {
        taken++;
        return batches.next();
    }

    /** {@return {@code fit}, {@code validation}, {@code evaluate} or {@code predict}} */
    String where() {
        return where;
    }

    /** {@return how many batches of this epoch were taken} */
    int taken() {
        return taken;
    }

    /** {@return how many batches an epoch has, where known or seen in the last one} */
    OptionalLong count() {
        if (steps > 0) {
            return OptionalLong.of(steps);
        }
        return data.batches().isPresent() ? data.batches() : counted;
    }

    /** {@return how many samples an epoch has, where known} */
    OptionalLong samples() {
        return steps > 0 ? OptionalLong.empty() : data.samples();
    }

    @Override
    public void close() {
        if (batches != null) {
            batches.close();
        }
    }
}
