/**
 * Penalties on weights, named and meant as in Keras. Read {@link dev.corno.regularizers.Regularizer} first. Imports only
 * tensors. Nothing is null; {@link dev.corno.regularizers.Regularizers#NONE} stands for no penalty. Everything is immutable and
 * may be used by several threads.
 */
package dev.corno.regularizers;
