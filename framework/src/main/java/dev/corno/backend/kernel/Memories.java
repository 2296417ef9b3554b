package dev.corno.backend.kernel;

import dev.corno.backend.RememberedState;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.tensor.Shape;
import java.util.List;

/** What a layer remembers from batch to batch. */
final class Memories {

    private Memories() {
    }

    /** {@return what was remembered, zeros for nothing} */
    static Slot recall(LayerSite site, int index, Shape shape) {
        Slot slot = site.slot(shape.size());
        site.add(new JavaCall("remembered", List.of(), List.of(slot), () -> {
            float[] numbers = RememberedState.numbers(site.remembered(index), shape, site.layerName());
            slot.write(0, numbers, 0, numbers.length);
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
