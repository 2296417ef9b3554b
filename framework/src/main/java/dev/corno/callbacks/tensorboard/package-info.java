/**
 * Files that TensorBoard reads, written without TensorFlow. Read {@link dev.corno.callbacks.tensorboard.EventFile} first. Imports
 * {@code graph}, {@code tensor} and of {@code data} the words for failing files. Nothing here is null. Files serve one thread.
 */
package dev.corno.callbacks.tensorboard;
