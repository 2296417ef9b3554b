/**
 * Layers that prepare data: scaling, resizing, encoding of categories and texts, and augmentation of pictures. They compute in plain
 * Java, a batch at a time, so they work on a data set as well as on a single tensor. Read
 * {@link dev.corno.layers.preprocessing.Preprocessing} first, then {@link dev.corno.layers.preprocessing.RandomFlip}. Imports graph,
 * tensors and the small value types, never an engine. A layer's name may be null; nothing else is. Layers are immutable and may be
 * used by several threads.
 */
package dev.corno.layers.preprocessing;
