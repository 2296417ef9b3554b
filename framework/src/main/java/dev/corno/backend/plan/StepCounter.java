package dev.corno.backend.plan;

/** The number of the training step that is run. */
public final class StepCounter {

    private long step;

    /** {@return the number of the step that is run, from 0 on} */
    public long current() {
        return step;
    }

    void current(long value) {
        step = value;
    }
}
