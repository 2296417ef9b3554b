/**
 * The layer catalogue: what all kinds of layers share, and one sub-package for each group, as in Keras's documentation. Read
 * {@link dev.corno.layers.SingleInputLayer} first, then {@link dev.corno.layers.core.Dense}. Imports graph, tensors and the
 * small value types, never an engine. A layer's name may be null (the model chooses one); nothing else is. Layers are immutable
 * records and may be used by several threads. How layers run is the backend's affair, how they are written to files that of
 * {@code saving}.
 */
package dev.corno.layers;
