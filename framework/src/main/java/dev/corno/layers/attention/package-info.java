/**
 * Layers that let each place of a sequence look at places of another. Read {@link dev.corno.layers.attention.Attention} first, then
 * {@link dev.corno.layers.attention.MultiHeadAttention}. Imports graph, tensors and the small value types, never an engine. A layer's
 * name may be null; nothing else is. Layers are immutable and may be used by several threads.
 */
package dev.corno.layers.attention;
