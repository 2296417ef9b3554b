package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.Arrays;
import java.util.List;

/** What a recurrent layer puts out where a mask leaves steps out: there the state of the step before, which is 0 before the first that counts. */
final class MaskedOutput {

    private final LayerSite site;
    private final StepOrder order;
    private final boolean isSequence;
    private final int time;
    private final int units;
    private final float[] states;
    private final float[] outputs;

    MaskedOutput(RecurrentLayer<?> layer, LayerSite site, StepOrder order) {
        this.site = site;
        this.order = order;
        this.isSequence = layer.returnSequences();
        this.time = site.inputShape().dim(0);
        this.units = layer.units();
        this.states = new float[Math.multiplyExact(site.batch() * time, units)];
        this.outputs = new float[isSequence ? states.length : site.batch() * units];
    }

    /** {@return the output, from the states after the steps that count} */
    Slot forward(Slot made) {
        Slot output = site.slot(outputs.length);
        site.add(new JavaCall("output", List.of(made), List.of(output), () -> {
            made.read(0, states, 0, states.length);
            for (int i = 0; i < outputs.length / units; i++) {
                int state = state(i);
                if (state < 0) {
                    Arrays.fill(outputs, i * units, (i + 1) * units, 0);
                } else {
                    System.arraycopy(states, state * units, outputs, i * units, units);
                }
            }
            output.write(0, outputs, 0, outputs.length);
        }));
        return output;
    }

    /** {@return the gradient of the states, which are put out as often as they are kept} */
    Slot backward(Slot gradient) {
        Slot errors = site.slot(states.length);
        site.add(new JavaCall("output", List.of(gradient), List.of(errors), () -> {
            gradient.read(0, outputs, 0, outputs.length);
            Arrays.fill(states, 0);
            for (int i = 0; i < outputs.length / units; i++) {
                int state = state(i);
                for (int j = 0; j < units && state >= 0; j++) {
                    states[state * units + j] += outputs[i * units + j];
                }
            }
            errors.write(0, states, 0, states.length);
        }));
        return errors;
    }

    /** {@return which of all states is put out, or a number below 0 for none} */
    private int state(int output) {
        int sample = isSequence ? output / time : output;
        int state = order.state(sample, isSequence ? output % time : time - 1);
        return state < 0 ? state : sample * time + state;
    }
}
