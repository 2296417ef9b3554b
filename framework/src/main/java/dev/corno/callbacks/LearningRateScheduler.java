package dev.corno.callbacks;

/**
 * Sets the learning rate before each epoch. Adds {@code learning_rate} to the history.
 *
 * <pre>{@code
 * new LearningRateScheduler((epoch, rate) -> epoch < 10 ? rate : rate * 0.9)
 * }</pre>
 */
public final class LearningRateScheduler implements Callback {

    private final EpochSchedule schedule;

    /** The rate of an epoch. */
    @FunctionalInterface
    public interface EpochSchedule {

        /**
         * {@return the rate of an epoch, positive}
         *
         * @param epoch from 0
         * @param rate the rate so far
         */
        double rate(int epoch, double rate);
    }

    /**
     * Follows a schedule.
     *
     * @param schedule gives the rate of each epoch
     */
    public LearningRateScheduler(EpochSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        double rate = schedule.rate(epoch, training.learningRate());
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("LearningRateScheduler: expects a positive learning rate, got " + rate + " for epoch "
                    + epoch + ". Epochs count from 0: check what the schedule gives for it.");
        }
        training.learningRate(rate);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        training.log("learning_rate", training.learningRate());
    }
}
