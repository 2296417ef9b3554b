package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import java.util.List;

/** Which of some statistics belongs to each element of a sample. */
final class KeptAxes {

    private KeptAxes() {
    }

    /**
     * {@return for each element of a sample, the place of its statistics}
     *
     * @param sample the shape of a sample
     * @param positions axes that have statistics of their own, in ascending order
     */
    static int[] of(Shape sample, List<Integer> positions) {
        int[] places = new int[Math.toIntExact(sample.size())];
        for (int i = 0; i < places.length; i++) {
            int rest = i;
            int step = 1;
            for (int axis = sample.rank() - 1; axis >= 0; axis--) {
                if (positions.contains(axis)) {
                    places[i] += rest % sample.dim(axis) * step;
                    step *= sample.dim(axis);
                }
                rest /= sample.dim(axis);
            }
        }
        return places;
    }
}
