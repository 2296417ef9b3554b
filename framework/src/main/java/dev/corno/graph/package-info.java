/**
 * What a network is: layers applied to symbolic tensors. Read {@link dev.corno.graph.Layer} first, then
 * {@link dev.corno.graph.Network}. Imports tensors and the small value types, never the layer catalogue or an engine.
 * A layer's name may be null (the model chooses one); nothing else is. Layers are immutable; building a network is for one thread.
 */
package dev.corno.graph;
