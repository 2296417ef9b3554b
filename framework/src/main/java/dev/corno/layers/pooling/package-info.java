/**
 * Layers that summarise regions of pictures. Read {@link dev.corno.layers.pooling.Pooling2D} first. Imports graph, tensors and
 * the small value types, never an engine. A layer's name may be null; nothing else is. Layers are immutable and may be used by
 * several threads.
 */
package dev.corno.layers.pooling;
