package dev.corno.optimizers;

import java.util.ArrayList;
import java.util.List;

/** Numbers of a weight that lie next to one another, few enough for the processor's cache; what one thread updates at a time. */
final class WeightPart {

    /** Most numbers of a part, unless the optimizer's rule needs whole weights. */
    static final int SIZE = 1 << 14;

    final ParameterMemory memory;
    final int from;
    final int to;
    double squares;

    private WeightPart(ParameterMemory memory, int from, int to) {
        this.memory = memory;
        this.from = from;
        this.to = to;
    }

    static WeightPart[] of(ParameterMemory memory, boolean isDivided) {
        int most = isDivided ? SIZE : Math.max(memory.size, 1);
        List<WeightPart> parts = new ArrayList<>();
        for (int from = 0; from < memory.size; from += most) {
            parts.add(new WeightPart(memory, from, Math.min(from + most, memory.size)));
        }
        return parts.toArray(WeightPart[]::new);
    }
}
