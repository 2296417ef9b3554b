package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Ends training when the loss is not a number or infinite. The reason is kept in the history.
 *
 * <pre>{@code
 * History history = model.fit(x, y, Fit.epochs(10).callbacks(new TerminateOnNaN()));
 * history.stopReason(); // "loss became NaN at epoch 2, batch 118. Common causes: ..."
 * }</pre>
 */
@CheckReturnValue
public final class TerminateOnNaN implements Callback {

    private final boolean raiseError;
    private int epoch;

    /** Watches the loss. */
    public TerminateOnNaN() {
        this(false);
    }

    private TerminateOnNaN(boolean raiseError) {
        this.raiseError = raiseError;
    }

    /**
     * {@return a copy that lets {@code fit} fail with an {@link IllegalStateException}, or end as usual}
     *
     * @param raiseError where true no callback hears of an end of training, so that a backup, for one, stays; default false
     */
    public TerminateOnNaN raiseError(boolean raiseError) {
        return new TerminateOnNaN(raiseError);
    }

    @Override
    public void onEpochBegin(TrainingView training, int number) {
        epoch = number;
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        OptionalDouble loss = logs.get("loss");
        if (loss.isPresent() && !Double.isFinite(loss.getAsDouble())) {
            String reason = "loss became " + (Double.isNaN(loss.getAsDouble()) ? "NaN" : "infinite") + " at epoch " + (epoch + 1)
                    + ", batch " + (batch + 1) + ". Common causes: learning rate too high (" + readable(training.learningRate())
                    + " now), missing input scaling, log of zero in a custom loss.";
            if (raiseError) {
                throw new IllegalStateException("fit: " + reason);
            }
            training.stopTraining(reason);
        }
    }

    private static String readable(double rate) {
        return new BigDecimal(rate).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
