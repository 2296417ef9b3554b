package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Ends training when a value has not improved for {@code patience} epochs.
 *
 * <pre>{@code
 * Fit.epochs(100).validationSplit(0.1).callbacks(new EarlyStopping("val_loss").patience(3).restoreBestWeights(true));
 * }</pre>
 *
 * <p>As in Keras, {@code restoreBestWeights} restores at the end of training even where nothing stopped it early.
 */
@CheckReturnValue
public final class EarlyStopping implements Callback {

    private final Monitor monitor;
    private final int patience;
    private final OptionalDouble baseline;
    private final boolean restoreBestWeights;
    private final int startFromEpoch;

    private int wait;
    private OptionalDouble best = OptionalDouble.empty();
    private int bestEpoch;
    private OptionalInt stoppedEpoch = OptionalInt.empty();
    private Map<String, Tensor> bestWeights = Map.of();

    /** Monitors {@code val_loss} with Keras's defaults. */
    public EarlyStopping() {
        this("val_loss");
    }

    /**
     * Monitors a value with Keras's defaults: any improvement counts, no patience.
     *
     * @param monitor such as {@code val_accuracy}
     */
    public EarlyStopping(String monitor) {
        this(new Monitor("EarlyStopping", monitor, Mode.AUTO, 0), 0, OptionalDouble.empty(), false, 0);
    }

    private EarlyStopping(Monitor monitor, int patience, OptionalDouble baseline, boolean restoreBestWeights, int startFromEpoch) {
        if (patience < 0) {
            throw new IllegalArgumentException("EarlyStopping: patience must be at least 0 epochs, got " + patience + ".");
        }
        if (startFromEpoch < 0) {
            throw new IllegalArgumentException("EarlyStopping: startFromEpoch must be at least 0, got " + startFromEpoch + ".");
        }
        this.monitor = monitor;
        this.patience = patience;
        this.baseline = baseline;
        this.restoreBestWeights = restoreBestWeights;
        this.startFromEpoch = startFromEpoch;
    }

    /**
     * {@return a copy with another smallest improvement}
     *
     * @param minDelta a smaller change is no improvement; default 0
     */
    public EarlyStopping minDelta(double minDelta) {
        return new EarlyStopping(monitor.minDelta(minDelta), patience, baseline, restoreBestWeights, startFromEpoch);
    }

    /**
     * {@return a copy with another patience}
     *
     * @param patience epochs without improvement after which training ends, at least 0; default 0
     */
    public EarlyStopping patience(int patience) {
        return new EarlyStopping(monitor, patience, baseline, restoreBestWeights, startFromEpoch);
    }

    /**
     * {@return a copy with another direction}
     *
     * @param mode which values are better; default {@link Mode#AUTO}
     */
    public EarlyStopping mode(Mode mode) {
        return new EarlyStopping(monitor.mode(mode), patience, baseline, restoreBestWeights, startFromEpoch);
    }

    /**
     * {@return a copy that also wants a fixed value to be beaten}
     *
     * @param baseline epochs that are not better than this use up patience
     */
    public EarlyStopping baseline(double baseline) {
        return new EarlyStopping(monitor, patience, OptionalDouble.of(baseline), restoreBestWeights, startFromEpoch);
    }

    /**
     * {@return a copy that does or does not go back to the best weights at the end}
     *
     * @param restoreBestWeights default false
     */
    public EarlyStopping restoreBestWeights(boolean restoreBestWeights) {
        return new EarlyStopping(monitor, patience, baseline, restoreBestWeights, startFromEpoch);
    }

    /**
     * {@return a copy that lets the first epochs pass}
     *
     * @param startFromEpoch the first epoch that is looked at, from 0; default 0
     */
    public EarlyStopping startFromEpoch(int startFromEpoch) {
        return new EarlyStopping(monitor, patience, baseline, restoreBestWeights, startFromEpoch);
    }

    /** {@return the best value so far, or empty before the first} */
    public OptionalDouble best() {
        return best;
    }

    /** {@return the epoch of the best value, from 0} */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** {@return the epoch after which this ended training, from 0, or empty} */
    public OptionalInt stoppedEpoch() {
        return stoppedEpoch;
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        monitor.rises();
        wait = 0;
        best = OptionalDouble.empty();
        bestEpoch = 0;
        stoppedEpoch = OptionalInt.empty();
        bestWeights = Map.of();
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        OptionalDouble current = monitor.read(training, logs);
        if (current.isEmpty() || epoch < startFromEpoch) {
            return;
        }
        wait++;
        boolean improved = monitor.isImprovement(current.getAsDouble(), best);
        if (restoreBestWeights && (improved || bestWeights.isEmpty())) {
            bestWeights = training.weights();
            bestEpoch = epoch;
        }
        if (improved) {
            best = current;
            bestEpoch = epoch;
            if (isPastBaseline()) {
                wait = 0;
            }
        } else if (wait >= patience && epoch > 0) {
            stoppedEpoch = OptionalInt.of(epoch);
            training.stopTraining(reason());
        }
    }

    private boolean isPastBaseline() {
        return baseline.isEmpty() || best.isPresent() && monitor.isImprovement(best.getAsDouble(), baseline);
    }

    private String reason() {
        String missed = isPastBaseline() ? "improve" : "get past the baseline " + baseline.getAsDouble();
        String ever = best.isPresent()
                ? String.format(Locale.ROOT, "its best was %.4g in epoch %d.", best.getAsDouble(), bestEpoch + 1)
                : "it never was a finite number.";
        return monitor.name() + " did not " + missed + " for " + wait + (wait == 1 ? " epoch; " : " epochs; ") + ever;
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        if (!bestWeights.isEmpty()) {
            training.weights(bestWeights);
            bestWeights = Map.of();
        }
    }
}
