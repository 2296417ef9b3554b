/**
 * Layers that slide kernels over sequences, pictures and volumes. Read {@link dev.corno.layers.convolutional.Conv2D} first, then
 * {@link dev.corno.layers.convolutional.SlidingKernelLayer}, which says what most of them compute. Imports graph, tensors
 * and the small value types, never an engine. A layer's name may be null; nothing else is. Layers are immutable and may be used
 * by several threads.
 */
package dev.corno.layers.convolutional;
