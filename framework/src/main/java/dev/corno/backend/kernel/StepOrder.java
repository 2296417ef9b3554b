package dev.corno.backend.kernel;

import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.Sequences;
import java.util.Optional;

/**
 * In which order a recurrent layer reads the steps of each sequence: from start to end or from end to start, and without those that a
 * mask leaves out. The others then stand together at the start, so that the states after them are what they would be if left-out steps
 * kept them.
 */
final class StepOrder {

    private static final int NONE = -1;

    private final Optional<Slot> mask;
    private final boolean isReversed;
    private final int batch;
    private final int time;
    private final float[] marks;
    private final int[] places;
    private final int[] states;

    StepOrder(Sequences sequences, LayerSite site) {
        this.mask = site.mask(0);
        this.isReversed = sequences.goBackwards();
        this.batch = site.batch();
        this.time = site.inputShape().dim(0);
        this.marks = new float[mask.isPresent() ? batch * time : 0];
        this.places = new int[isPlain() ? 0 : batch * time];
        this.states = new int[places.length];
    }

    /** {@return whether steps are read as they come} */
    boolean isPlain() {
        return mask.isEmpty() && !isReversed;
    }

    /** {@return which steps count, where not all do} */
    Optional<Slot> mask() {
        return mask;
    }

    /** Looks at the mask of a batch; what is asked afterwards is about this batch. */
    void read() {
        mask.ifPresent(slot -> slot.read(0, marks, 0, marks.length));
        for (int first = 0; first < places.length; first += time) {
            int next = 0;
            for (int i = 0; i < time; i++) {
                int step = first + (isReversed ? time - 1 - i : i);
                boolean counts = mask.isEmpty() || marks[step] != 0;
                places[step] = counts ? next : NONE;
                next += counts ? 1 : 0;
                states[first + i] = next - 1;
            }
        }
    }

    /** {@return as the how manyth a step is read, or -1 where it is left out} */
    int place(int sample, int step) {
        return places[sample * time + step];
    }

    /** {@return whether the step counts that is the last of so many more than one that are looked at} */
    boolean counts(int sample, int looked) {
        return place(sample, isReversed ? time - 1 - looked : looked) != NONE;
    }

    /** {@return which state there is once so many more steps than one were looked at, or -1 where none of them counts} */
    int state(int sample, int looked) {
        return states[sample * time + looked];
    }
}
