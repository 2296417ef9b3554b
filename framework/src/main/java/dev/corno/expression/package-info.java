/**
 * What layers compute, without an engine: an {@link dev.corno.expression.Expression} is built from others by the operations of array
 * mathematics and differentiated by {@link dev.corno.expression.Gradients}; backends run it. Read {@code Expression} first. Imports
 * tensors and activations only. Nothing is null; everything is immutable and may be shared between threads.
 */
package dev.corno.expression;
