package dev.corno.cli.run;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.CosineDecay;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.OneCycle;
import dev.corno.optimizers.schedules.Schedule;

/**
 * The learning rate of a whole training.
 *
 * @param highest the highest rate, positive; with {@code CONSTANT} that of the first epoch
 * @param schedule how it goes on
 * @param decay with {@code CONSTANT}, a factor on the rate after each epoch, in (0, 1]; 1 keeps it. 1 for others
 */
public record Rate(double highest, ScheduleName schedule, double decay) {

    private static final long FEWEST_STEPS = 2;

    /** Checks that only one of both changes the rate. */
    public Rate {
        if (decay != 1 && schedule != ScheduleName.CONSTANT) {
            throw new IllegalArgumentException("--decay goes with --schedule constant alone, got " + schedule + ".");
        }
    }

    /**
     * {@return a rate that stays}
     *
     * @param rate the rate, positive
     */
    public static Rate constant(double rate) {
        return new Rate(rate, ScheduleName.CONSTANT, 1);
    }

    /**
     * {@return a copy with another highest rate}
     *
     * @param value the rate, positive
     */
    public Rate highest(double value) {
        return new Rate(value, schedule, decay);
    }

    /**
     * {@return a copy that goes on in another way, without a decay unless it is constant}
     *
     * @param value how it goes on
     */
    public Rate schedule(ScheduleName value) {
        return new Rate(highest, value, value == ScheduleName.CONSTANT ? decay : 1);
    }

    /**
     * {@return a copy that falls after each epoch, in place of a schedule}
     *
     * @param value a factor on the rate, in (0, 1]
     */
    public Rate decay(double value) {
        return new Rate(highest, value == 1 ? schedule : ScheduleName.CONSTANT, value);
    }

    /**
     * {@return the rate by steps made}
     *
     * @param stepsPerEpoch training steps of an epoch, at least 1
     * @param epochs epochs of the training, at least 1
     */
    public Schedule perStep(long stepsPerEpoch, int epochs) {
        long steps = Math.max(FEWEST_STEPS, stepsPerEpoch * epochs);
        return switch (schedule) {
            case ONE_CYCLE -> new OneCycle(highest, steps);
            case COSINE -> new CosineDecay(highest, steps);
            case CONSTANT -> decay == 1 ? new Constant(highest) : new ExponentialDecay(highest, stepsPerEpoch, decay).staircase(true);
        };
    }
}
