package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Rnn;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * Lets an LSTM keep its memory in the steps that are left over at the end, once those that a mask leaves out are left out before. There one
 * more feature is 1, which closes the input gate and opens the forget gate, wholly and so without a slope: one more row of the kernel.
 */
final class MemoryKeeper {

    private static final int KERNEL = 0;

    /** Far beyond where a sigmoid is 0 or 1 in float32, and far from overflow. */
    private static final float SHUT = 1e4f;

    private MemoryKeeper() {
    }

    /** {@return the kernel with that row} */
    static Slot extend(LayerSite site, Rnn rnn) {
        int units = Math.toIntExact(rnn.units());
        int length = Math.toIntExact(site.weight(KERNEL).length());
        float[] numbers = new float[length + rnn.cell().gates() * units];
        Arrays.fill(numbers, length, length + units, -SHUT);
        Arrays.fill(numbers, length + units, length + 2 * units, SHUT);
        Slot extended = site.lasting(numbers.length);
        site.prepare(new JavaCall("kernel", List.of(site.weight(KERNEL)), List.of(extended), () -> {
            site.weight(KERNEL).read(0, numbers, 0, length);
            extended.write(0, numbers, 0, numbers.length);
        }));
        return extended;
    }

    /** Gives the kernel its gradient: that of the longer one, without the row. */
    static void shorten(LayerSite site, Slot gradient) {
        site.weightGradient(KERNEL).ifPresent(target -> {
            float[] numbers = new float[Math.toIntExact(target.length())];
            site.add(new JavaCall("kernel", List.of(gradient), List.of(target), () -> {
                gradient.read(0, numbers, 0, numbers.length);
                target.write(0, numbers, 0, numbers.length);
            }));
        });
    }
}
