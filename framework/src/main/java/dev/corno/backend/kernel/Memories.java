package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/** What a layer remembers from batch to batch. */
final class Memories {

    private Memories() {
    }

    /** {@return what was remembered, zeros for nothing} */
    static Slot recall(LayerSite site, int index, Shape shape) {
        int length = Math.toIntExact(shape.size());
        Slot slot = site.slot(length);
        site.add(new JavaCall("remembered", List.of(), List.of(slot), () -> {
            float[] numbers = site.remembered(index).orElseGet(() -> new float[length]);
            if (numbers.length != length) {
                int batch = shape.dim(0);
                throw new ShapeMismatchException(site.layerName(), "expects batches of " + numbers.length / (length / batch)
                        + " samples, of which it remembers the states, got " + batch + ". Call resetStates() on the model before.");
            }
            slot.write(0, numbers, 0, length);
        }));
        return slot;
    }

    /** Remembers numbers. */
    static void remember(LayerSite site, int index, Slot value) {
        site.add(new JavaCall("remember", List.of(value), List.of(), () -> {
            float[] numbers = new float[Math.toIntExact(value.length())];
            value.read(0, numbers, 0, numbers.length);
            site.remember(index, numbers);
        }));
    }
}
