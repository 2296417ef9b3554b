/**
 * Functions of a layer's result, named as in Keras. Read {@link dev.corno.activations.Activations} first. Imports nothing of
 * Corno. Nothing is null; everything is immutable and may be used by several threads.
 *
 * <p>Two of Keras's functions are missing: {@code glu}, which changes the shape and so is no activation of a layer, and
 * {@code sparsemax}, which Keras 3.15 computes otherwise than the paper it names: its rows do not sum to 1.
 */
package dev.corno.activations;
