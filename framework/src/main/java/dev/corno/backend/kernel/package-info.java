/**
 * How each kind of layer is computed on the CPU: one {@link dev.corno.backend.plan.Kernel} for each, over oneDNN where it has the
 * operation and in Java otherwise. Read {@link dev.corno.backend.kernel.StandardKernels} first. Imports {@code backend},
 * {@code backend.onednn} and {@code backend.plan}. Nothing here is null; one thread at a time.
 */
package dev.corno.backend.kernel;
