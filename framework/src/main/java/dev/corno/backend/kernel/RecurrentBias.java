package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Rnn;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.Recurrence;
import java.util.List;
import java.util.Optional;

/**
 * The bias of a recurrent layer in oneDNN's form. Keras's GRU has one for the input's product and one for the state's, which oneDNN wants
 * added up, but for the candidate, where the reset gate tells them apart.
 */
final class RecurrentBias {

    private static final int BIAS = 2;

    private final Rnn rnn;
    private final LayerSite site;
    private final boolean isThere;
    private final boolean isDouble;
    private final int units;
    private final Slot bias;

    RecurrentBias(Rnn rnn, Recurrence recurrence, LayerSite site) {
        this.rnn = rnn;
        this.site = site;
        this.isThere = recurrence.useBias();
        this.isDouble = rnn.cell() == Rnn.Cell.GRU_RESET_AFTER;
        this.units = Math.toIntExact(rnn.units());
        this.bias = isThere && !isDouble ? site.weight(BIAS) : site.lasting(length());
        if (isThere && isDouble) {
            addUp();
        }
    }

    private long length() {
        return rnn.cell().biases() * (long) units;
    }

    private void addUp() {
        float[] both = new float[6 * units];
        float[] sums = new float[4 * units];
        site.prepare(new JavaCall("bias", List.of(site.weight(BIAS)), List.of(bias), () -> {
            site.weight(BIAS).read(0, both, 0, both.length);
            System.arraycopy(both, 0, sums, 0, 3 * units);
            for (int i = 0; i < 2 * units; i++) {
                sums[i] += both[3 * units + i];
            }
            System.arraycopy(both, 5 * units, sums, 3 * units, units);
            bias.write(0, sums, 0, sums.length);
        }));
    }

    /** {@return the bias, zeros for none} */
    Slot forward() {
        return bias;
    }

    /** {@return where its gradient goes; {@link #backward} makes that of Keras's bias of it} */
    Slot gradient() {
        Optional<Slot> wanted = isThere && !isDouble ? site.weightGradient(BIAS) : Optional.empty();
        return wanted.orElseGet(() -> site.slot(length()));
    }

    void backward(Slot gradient) {
        Optional<Slot> wanted = isThere && isDouble ? site.weightGradient(BIAS) : Optional.empty();
        wanted.ifPresent(target -> {
            float[] sums = new float[4 * units];
            float[] both = new float[6 * units];
            site.add(new JavaCall("bias", List.of(gradient), List.of(target), () -> {
                gradient.read(0, sums, 0, sums.length);
                System.arraycopy(sums, 0, both, 0, 3 * units);
                System.arraycopy(sums, 0, both, 3 * units, 2 * units);
                System.arraycopy(sums, 3 * units, both, 5 * units, units);
                target.write(0, both, 0, both.length);
            }));
        });
    }
}
