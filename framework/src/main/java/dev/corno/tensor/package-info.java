/**
 * Numbers and their shapes. Read {@link dev.corno.tensor.Tensor} first. Imports nothing of Corno. Nothing here is null;
 * shapes are immutable, and tensors are treated as immutable by all of Corno, hence safe to share between threads.
 */
package dev.corno.tensor;
