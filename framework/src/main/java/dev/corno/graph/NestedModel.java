package dev.corno.graph;

/** A model seen as a layer: a network that can be part of a larger one, which is what files hold and restore. */
public interface NestedModel extends Layer {

    /** {@return the model's own network} */
    Network network();

    /** {@return {@code Sequential} for a chain of layers, {@code Functional} for any other network} */
    @Override
    String className();
}
