/**
 * Layers that keep the numbers that flow through a network in range. Read {@link
 * dev.corno.layers.normalization.BatchNormalization} first. Imports graph, tensors and the small value types, never an engine.
 * A layer's name may be null; nothing else is. Layers are immutable and may be used by several threads.
 */
package dev.corno.layers.normalization;
