/**
 * Where samples come from: arrays, generators, CSV files and pictures, cut into batches. Read {@link dev.corno.data.Dataset}
 * first, then {@link dev.corno.data.ArrayDataset}. Imports tensors only. {@link dev.corno.data.AtomicFile} is how all of Corno writes files. Nothing here is null; data sets are immutable and safe
 * to share between threads, the batches of one epoch are for one thread.
 */
package dev.corno.data;
