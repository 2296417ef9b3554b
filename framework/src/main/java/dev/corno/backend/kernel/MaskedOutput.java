package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Rnn;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.Sequences;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a recurrent layer puts out where a mask leaves steps out: there the state of the step before, or zeros where it is to be so and
 * before the first step that counts. The last state is that of the last step that counts, or the first state where none does.
 */
final class MaskedOutput {

    private static final int NONE = -1;

    private final Sequences sequences;
    private final LayerSite site;
    private final StepOrder order;
    private final int time;
    private final int units;
    private final float[] states;
    private final float[] outputs;
    private final float[] ends;

    MaskedOutput(Rnn rnn, Sequences sequences, LayerSite site, StepOrder order) {
        this.sequences = sequences;
        this.site = site;
        this.order = order;
        this.time = Math.toIntExact(rnn.time());
        this.units = Math.toIntExact(rnn.units());
        this.states = new float[Math.multiplyExact(site.batch() * time, units)];
        this.outputs = new float[sequences.returnSequences() ? states.length : site.batch() * units];
        this.ends = new float[site.batch() * units];
    }

    /** {@return the output, from the states after the steps that count} */
    Slot output(Slot made) {
        Slot output = site.slot(outputs.length);
        site.add(new JavaCall("output", List.of(made), List.of(output), () -> {
            made.read(0, states, 0, states.length);
            for (int i = 0; i < outputs.length / units; i++) {
                int state = ofOutput(i);
                if (state == NONE) {
                    Arrays.fill(outputs, i * units, (i + 1) * units, 0);
                } else {
                    System.arraycopy(states, state * units, outputs, i * units, units);
                }
            }
            output.write(0, outputs, 0, outputs.length);
        }));
        return output;
    }

    /** {@return the last state} */
    Slot last(Slot made, Optional<Slot> first) {
        Slot last = site.slot(ends.length);
        List<Slot> reads = Stream.concat(Stream.of(made), first.stream()).toList();
        site.add(new JavaCall("last", reads, List.of(last), () -> {
            made.read(0, states, 0, states.length);
            Arrays.fill(ends, 0);
            first.ifPresent(slot -> slot.read(0, ends, 0, ends.length));
            for (int sample = 0; sample < site.batch(); sample++) {
                int state = ofEnd(sample);
                if (state != NONE) {
                    System.arraycopy(states, state * units, ends, sample * units, units);
                }
            }
            last.write(0, ends, 0, ends.length);
        }));
        return last;
    }

    /** {@return the gradient of the states, which are put out as often as they are kept} */
    Slot backward(Optional<Slot> output, Optional<Slot> last) {
        Slot errors = site.slot(states.length);
        List<Slot> reads = Stream.concat(output.stream(), last.stream()).toList();
        site.add(new JavaCall("output", reads, List.of(errors), () -> {
            Arrays.fill(states, 0);
            output.ifPresent(slot -> {
                slot.read(0, outputs, 0, outputs.length);
                for (int i = 0; i < outputs.length / units; i++) {
                    add(outputs, i, states, ofOutput(i));
                }
            });
            last.ifPresent(slot -> {
                slot.read(0, ends, 0, ends.length);
                for (int sample = 0; sample < site.batch(); sample++) {
                    add(ends, sample, states, ofEnd(sample));
                }
            });
            errors.write(0, states, 0, states.length);
        }));
        return errors;
    }

    /** Adds to the gradient of the first state what goes past all steps. */
    void passFirst(Slot last, Slot first) {
        float[] firsts = new float[ends.length];
        site.add(new JavaCall("first", List.of(last, first), List.of(first), () -> {
            last.read(0, ends, 0, ends.length);
            first.read(0, firsts, 0, firsts.length);
            for (int sample = 0; sample < site.batch(); sample++) {
                add(ends, sample, firsts, ofEnd(sample) == NONE ? sample : NONE);
            }
            first.write(0, firsts, 0, firsts.length);
        }));
    }

    private void add(float[] from, int row, float[] to, int target) {
        for (int i = 0; i < units && target != NONE; i++) {
            to[target * units + i] += from[row * units + i];
        }
    }

    /** {@return which of all states is put out, or -1 for none} */
    private int ofOutput(int output) {
        int sample = sequences.returnSequences() ? output / time : output;
        int looked = sequences.returnSequences() ? output % time : time - 1;
        return sequences.zeroOutputForMask() && !order.counts(sample, looked) ? NONE : state(sample, looked);
    }

    private int ofEnd(int sample) {
        return state(sample, time - 1);
    }

    private int state(int sample, int looked) {
        int state = order.state(sample, looked);
        return state == NONE ? NONE : sample * time + state;
    }
}
