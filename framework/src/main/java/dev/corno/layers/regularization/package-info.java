/**
 * Layers that act while training only, against overfitting. Read {@link dev.corno.layers.regularization.Dropout} first. Imports
 * graph, tensors and the small value types, never an engine. A layer's name may be null; nothing else is. Layers are immutable
 * and may be used by several threads.
 */
package dev.corno.layers.regularization;
