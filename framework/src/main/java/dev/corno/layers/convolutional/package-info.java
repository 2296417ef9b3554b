/**
 * Layers that slide kernels over their input. Read {@link dev.corno.layers.convolutional.Conv2D} first. Imports graph, tensors
 * and the small value types, never an engine. A layer's name may be null; nothing else is. Layers are immutable and may be used
 * by several threads.
 */
package dev.corno.layers.convolutional;
