package dev.corno.callbacks;

import dev.corno.backend.StepProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Prints at the end of training how long each layer and kernel took, forward and backward. The first batch does not count: it
 * prepares the others. Taking times makes steps of small models longer.
 *
 * <pre>{@code
 * model.fit(x, y, Fit.epochs(1).callbacks(new Profiler(System.out)));
 * }</pre>
 */
public final class Profiler implements Callback {

    private final Appendable out;
    private Optional<StepProfile> profile = Optional.empty();

    /**
     * Prints a table.
     *
     * @param out where to
     */
    public Profiler(Appendable out) {
        this.out = out;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        profile = Optional.empty();
    }

    @Override
    public void onTrainBatchBegin(TrainingView training, int batch) {
        if (profile.isEmpty() && batch > 0) {
            profile = Optional.of(new StepProfile());
            training.profile(profile);
        }
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        training.profile(Optional.empty());
        try {
            out.append(profile.map(StepProfile::table).orElse("Profiler: expects at least two batches, got fewer.\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Profiler: expects to print its table, got " + e + ".", e);
        }
    }
}
