package dev.corno.optimizers.schedules;

/** A learning rate that depends on the number of updates made. */
public interface Schedule {

    /**
     * {@return the learning rate of an update}
     *
     * @param iteration updates made before this one, from 0
     */
    double learningRate(long iteration);
}
