/**
 * Models in files: Keras 3's {@code .keras} and {@code .weights.h5}, and its JSON, read and written. Read KerasFile first,
 * then KerasObjects. Imports networks, layers and the small value types, never {@code Model} or an engine.
 * Files from outside are not trusted: sizes are compared with what is expected before memory is taken, and names of classes are only
 * looked up in a table. Nothing here is null. Everything is immutable or for one thread.
 */
package dev.corno.saving;
