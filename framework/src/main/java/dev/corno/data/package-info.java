/**
 * Where samples come from: arrays, generators, CSV files, pictures, texts and series, cut into batches. Read {@link dev.corno.data.Dataset}
 * first, then {@link dev.corno.data.ArrayDataset}. Imports tensors and
 * preprocessing layers. {@link dev.corno.data.AtomicFile} is how all of Corno writes
 * files. Nothing here is null; data sets are immutable and safe to share between threads, the batches of one epoch are for one thread. A {@link dev.corno.data.Feed} is for one thread, and its
 * batches are not to be kept.
 */
package dev.corno.data;
