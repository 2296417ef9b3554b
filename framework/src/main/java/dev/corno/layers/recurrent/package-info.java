/**
 * Layers that read sequences step by step and remember what they have read. Read {@link dev.corno.layers.recurrent.LSTM} first, then
 * {@link dev.corno.layers.recurrent.SequenceLayer} and {@link dev.corno.layers.recurrent.Cell}. Imports graph, tensors and the small value types, never an engine. A layer's
 * name may be null; nothing else is. Layers are immutable and may be used by several threads.
 */
package dev.corno.layers.recurrent;
