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
    private long takenOfPass;
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

    /** Goes to the start of an epoch, or to a later step of the one that {@link #resume} went to. */
    void begin(int number, int step) {
        taken = step;
        if (step > 0) {
            return;
        }
        if (batches == null || steps == 0 || !batches.hasNext()) {
            close();
            open(batches == null || steps == 0 ? number : passes + 1);
            if (!batches.hasNext()) {
                throw new IllegalArgumentException(where + ": expects at least one batch of data, got none. Check that the data set has "
                        + "samples and gives a new iterator each epoch.");
            }
        }
    }

    private void open(int pass) {
        passes = pass;
        takenOfPass = 0;
        batches = data.epoch(pass);
    }

    /**
     * Goes to where an earlier training was: what it took of the data is taken again and let go of, unless a new pass comes next.
     *
     * @param pass which pass over the data
     * @param batchesOfPass how many batches of it were taken
     * @param step the step of the epoch that comes next
     */
    void resume(int pass, long batchesOfPass, int step) {
        if (steps == 0 && step == 0) {
            return;
        }
        open(pass);
        while (takenOfPass < batchesOfPass) {
            if (!batches.hasNext()) {
                throw new IllegalArgumentException(where + ": expects the data of the training that is restored, which had taken "
                        + batchesOfPass + " batches, got data that ran dry after " + takenOfPass + ". Train on the same data, or delete "
                        + "the backup.");
            }
            next();
        }
    }

    /** {@return which pass over the data this is, from 0} */
    int pass() {
        return passes;
    }

    /** {@return how many batches of this pass were taken} */
    long takenOfPass() {
        return takenOfPass;
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
        takenOfPass++;
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
