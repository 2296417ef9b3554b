package dev.corno.graph;

/** An engine that works on its own copy of a store's weights. */
public interface WeightHolder {

    /** Writes the current values back with {@link LayerState#surrendered}, where they changed since they were taken. */
    void surrender();
}
