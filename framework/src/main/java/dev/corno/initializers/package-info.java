/**
 * What weights hold before training, named and meant as in Keras. Read {@link dev.corno.initializers.Initializer} first, then
 * {@link dev.corno.initializers.VarianceScaling}. Imports only tensors. Nothing is null; everything is immutable and may be
 * used by several threads. Random numbers are Corno's own: the same seed gives the same bits on every machine, but not those of
 * Keras.
 */
package dev.corno.initializers;
