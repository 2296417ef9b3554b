package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import java.util.OptionalDouble;

/**
 * Lowers the learning rate when a value has not improved for {@code patience} epochs: {@code rate = max(rate * factor, minLr)}.
 * Adds {@code learning_rate}, as it was in the epoch, to the history.
 *
 * <pre>{@code
 * new ReduceLROnPlateau("val_loss").factor(0.2).patience(5).minLr(1e-5)
 * }</pre>
 */
@CheckReturnValue
public final class ReduceLROnPlateau implements Callback {

    private final Monitor monitor;
    private final double factor;
    private final int patience;
    private final int cooldown;
    private final double minLr;

    private OptionalDouble best = OptionalDouble.empty();
    private int wait;
    private int cooldownLeft;

    /** Monitors {@code val_loss} with Keras's defaults. */
    public ReduceLROnPlateau() {
        this("val_loss");
    }

    /**
     * Monitors a value with Keras's defaults: a tenth of the rate after 10 epochs without an improvement of more than 0.0001.
     *
     * @param monitor such as {@code val_accuracy}
     */
    public ReduceLROnPlateau(String monitor) {
        this(new Monitor("ReduceLROnPlateau", monitor, Mode.AUTO, 1e-4), 0.1, 10, 0, 0);
    }

    private ReduceLROnPlateau(Monitor monitor, double factor, int patience, int cooldown, double minLr) {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("ReduceLROnPlateau: factor must be between 0 and 1, got " + factor + ".");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("ReduceLROnPlateau: patience must be at least 0 epochs, got " + patience + ".");
        }
        if (cooldown < 0) {
            throw new IllegalArgumentException("ReduceLROnPlateau: cooldown must be at least 0 epochs, got " + cooldown + ".");
        }
        if (!(minLr >= 0)) {
            throw new IllegalArgumentException("ReduceLROnPlateau: minLr must be at least 0, got " + minLr + ".");
        }
        this.monitor = monitor;
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minLr = minLr;
    }

    /**
     * {@return a copy with another factor}
     *
     * @param factor what the rate is multiplied by, between 0 and 1; default 0.1
     */
    public ReduceLROnPlateau factor(double factor) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, minLr);
    }

    /**
     * {@return a copy with another patience}
     *
     * @param patience epochs without improvement after which the rate is lowered, at least 0; default 10
     */
    public ReduceLROnPlateau patience(int patience) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, minLr);
    }

    /**
     * {@return a copy with another direction}
     *
     * @param mode which values are better; default {@link Mode#AUTO}
     */
    public ReduceLROnPlateau mode(Mode mode) {
        return new ReduceLROnPlateau(monitor.mode(mode), factor, patience, cooldown, minLr);
    }

    /**
     * {@return a copy with another smallest improvement}
     *
     * @param minDelta a smaller change is no improvement; default 0.0001
     */
    public ReduceLROnPlateau minDelta(double minDelta) {
        return new ReduceLROnPlateau(monitor.minDelta(minDelta), factor, patience, cooldown, minLr);
    }

    /**
     * {@return a copy with another cooldown}
     *
     * @param cooldown epochs after a change in which patience is not used up, at least 0; default 0
     */
    public ReduceLROnPlateau cooldown(int cooldown) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, minLr);
    }

    /**
     * {@return a copy with another lowest rate}
     *
     * @param minLr the rate never goes below it, at least 0; default 0
     */
    public ReduceLROnPlateau minLr(double minLr) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, minLr);
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        monitor.rises();
        best = OptionalDouble.empty();
        wait = 0;
        cooldownLeft = 0;
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        training.log("learning_rate", training.learningRate());
        OptionalDouble current = monitor.read(training, logs);
        if (current.isEmpty()) {
            return;
        }
        if (cooldownLeft > 0) {
            cooldownLeft--;
            wait = 0;
        }
        if (monitor.isImprovement(current.getAsDouble(), best)) {
            best = current;
            wait = 0;
        } else if (cooldownLeft == 0 && ++wait >= patience && training.learningRate() > minLr) {
            training.learningRate(Math.max(training.learningRate() * factor, minLr));
            cooldownLeft = cooldown;
            wait = 0;
        }
    }
}
