/**
 * Functions of a layer's result, named as in Keras. Read {@link dev.corno.activations.Activations} first. Imports nothing of
 * Corno. Nothing is null; everything is immutable and may be used by several threads. Of Keras's functions only {@code glu} is
 * missing, which changes the shape and therefore is no activation of a layer.
 */
package dev.corno.activations;
