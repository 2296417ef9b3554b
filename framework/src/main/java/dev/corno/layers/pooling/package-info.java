/**
 * Layers that summarise regions of sequences, pictures and volumes. Read {@link dev.corno.layers.pooling.Pooling} first.
 * Imports graph, tensors and the small value types, never an engine. A layer's name may be null; nothing else is. Layers are
 * immutable and may be used by several threads.
 */
package dev.corno.layers.pooling;
