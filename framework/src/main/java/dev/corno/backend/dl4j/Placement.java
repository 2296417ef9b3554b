package dev.corno.backend.dl4j;

import dev.corno.graph.LayerState;
import java.util.List;

/**
 * Where a copy of a weight lies among a graph's parameters. A layer that is applied twice has a copy for each application.
 *
 * @param state the layer's weights
 * @param weight which of them
 * @param vertex the DL4J layer or vertex that has the copy
 * @param offset where in the vertex's parameters it starts
 * @param axes for each axis of the copy, laid out row-major, the axis of Keras's weight
 * @param momentum of a running statistic the share of the old value that stays at each step; NaN for a weight with a gradient
 */
record Placement(LayerState state, int weight, String vertex, long offset, List<Integer> axes, double momentum) {

    boolean isRunningStatistic() {
        return !Double.isNaN(momentum);
    }
}
