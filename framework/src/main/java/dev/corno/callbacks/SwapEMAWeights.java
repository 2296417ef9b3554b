package dev.corno.callbacks;

import dev.corno.CheckReturnValue;

/**
 * Puts the averages that the optimizer keeps of the weights in their place for each validation, evaluation and prediction, and the
 * weights back afterwards. For optimizers with {@code useEma(true)}.
 *
 * <pre>{@code
 * model.compile(new Adam().useEma(true), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
 * model.fit(x, y, Fit.epochs(9).callbacks(new SwapEMAWeights().swapOnEpoch(true), new ModelCheckpoint("averages.keras")));
 * }</pre>
 */
@CheckReturnValue
public final class SwapEMAWeights implements Callback {

    private final boolean swapOnEpoch;

    /** Swaps for validation, evaluation and prediction. */
    public SwapEMAWeights() {
        this(false);
    }

    private SwapEMAWeights(boolean swapOnEpoch) {
        this.swapOnEpoch = swapOnEpoch;
    }

    /**
     * {@return a copy that also swaps between epochs}
     *
     * @param swapOnEpoch where true, callbacks called after this one at the end of an epoch, such as {@link ModelCheckpoint}, see the
     *     averages; default false
     */
    public SwapEMAWeights swapOnEpoch(boolean swapOnEpoch) {
        return new SwapEMAWeights(swapOnEpoch);
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        requireAverages(training);
    }

    private static void requireAverages(TrainingView training) {
        if (!training.keepsAverages()) {
            throw new IllegalStateException("SwapEMAWeights: expects an optimizer that keeps averages of the weights, got one without. "
                    + "Compile the model with useEma(true), as in new Adam().useEma(true).");
        }
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        training.useAverages(false);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        if (swapOnEpoch) {
            training.useAverages(true);
        }
    }

    @Override
    public void onTestBegin(TrainingView training) {
        requireAverages(training);
        training.useAverages(true);
    }

    @Override
    public void onTestEnd(TrainingView training, Logs logs) {
        training.useAverages(false);
    }

    @Override
    public void onPredictBegin(TrainingView training) {
        requireAverages(training);
        training.useAverages(true);
    }

    @Override
    public void onPredictEnd(TrainingView training) {
        training.useAverages(false);
    }
}
