package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * A callback made of lambdas, for what is too small for a class.
 *
 * <pre>{@code
 * new LambdaCallback().onEpochEnd((training, epoch, logs) -> System.out.println(epoch + ": " + logs.values()));
 * }</pre>
 */
@CheckReturnValue
public final class LambdaCallback implements Callback {

    private static final ObjIntConsumer<TrainingView> NOTHING_BEFORE = (training, batch) -> { };
    private static final End NOTHING_AFTER = (training, batch, logs) -> { };

    private final Consumer<TrainingView> trainBegin;
    private final BiConsumer<TrainingView, Logs> trainEnd;
    private final ObjIntConsumer<TrainingView> epochBegin;
    private final End epochEnd;
    private final ObjIntConsumer<TrainingView> trainBatchBegin;
    private final End trainBatchEnd;

    /** What to do at the end of an epoch or batch. */
    @FunctionalInterface
    public interface End {

        /**
         * Called at the end.
         *
         * @param training what can be seen and changed
         * @param number of the epoch, or of the batch in its epoch, from 0
         * @param logs loss and metrics
         */
        void accept(TrainingView training, int number, Logs logs);
    }

    /** Does nothing yet. */
    public LambdaCallback() {
        this(training -> { }, (training, logs) -> { }, NOTHING_BEFORE, NOTHING_AFTER, NOTHING_BEFORE, NOTHING_AFTER);
    }

    private LambdaCallback(Consumer<TrainingView> trainBegin, BiConsumer<TrainingView, Logs> trainEnd,
            ObjIntConsumer<TrainingView> epochBegin, End epochEnd, ObjIntConsumer<TrainingView> trainBatchBegin, End trainBatchEnd) {
        this.trainBegin = trainBegin;
        this.trainEnd = trainEnd;
        this.epochBegin = epochBegin;
        this.epochEnd = epochEnd;
        this.trainBatchBegin = trainBatchBegin;
        this.trainBatchEnd = trainBatchEnd;
    }

    /**
     * {@return a copy that does this before the first epoch}
     *
     * @param action gets what can be seen and changed
     */
    public LambdaCallback onTrainBegin(Consumer<TrainingView> action) {
        return new LambdaCallback(action, trainEnd, epochBegin, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /**
     * {@return a copy that does this after the last epoch}
     *
     * @param action gets what can be seen and changed, and the last epoch's values
     */
    public LambdaCallback onTrainEnd(BiConsumer<TrainingView, Logs> action) {
        return new LambdaCallback(trainBegin, action, epochBegin, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /**
     * {@return a copy that does this before each epoch}
     *
     * @param action gets what can be seen and changed, and the epoch from 0
     */
    public LambdaCallback onEpochBegin(ObjIntConsumer<TrainingView> action) {
        return new LambdaCallback(trainBegin, trainEnd, action, epochEnd, trainBatchBegin, trainBatchEnd);
    }

    /**
     * {@return a copy that does this after each epoch}
     *
     * @param action gets what can be seen and changed, the epoch from 0, and its values
     */
    public LambdaCallback onEpochEnd(End action) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, action, trainBatchBegin, trainBatchEnd);
    }

    /**
     * {@return a copy that does this before each training batch}
     *
     * @param action gets what can be seen and changed, and the batch from 0
     */
    public LambdaCallback onTrainBatchBegin(ObjIntConsumer<TrainingView> action) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, epochEnd, action, trainBatchEnd);
    }

    /**
     * {@return a copy that does this after each training batch}
     *
     * @param action gets what can be seen and changed, the batch from 0, and the epoch's values so far
     */
    public LambdaCallback onTrainBatchEnd(End action) {
        return new LambdaCallback(trainBegin, trainEnd, epochBegin, epochEnd, trainBatchBegin, action);
    }

    @Override
    public boolean watchesBatches() {
        return trainBatchBegin != NOTHING_BEFORE || trainBatchEnd != NOTHING_AFTER;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        trainBegin.accept(training);
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        trainEnd.accept(training, logs);
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        epochBegin.accept(training, epoch);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        epochEnd.accept(training, epoch, logs);
    }

    @Override
    public void onTrainBatchBegin(TrainingView training, int batch) {
        trainBatchBegin.accept(training, batch);
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        trainBatchEnd.accept(training, batch, logs);
    }
}
