/**
 * How gradients change weights. Read {@link dev.corno.optimizers.Optimizer} first, then {@link dev.corno.optimizers.SGD}, the
 * simplest, and {@link dev.corno.optimizers.WeightUpdater}, which carries one out. Imports tensors, constraints and schedules only.
 * Nothing here is null; optimizers are values and safe to share between threads, a weight updater belongs to one.
 */
package dev.corno.optimizers;
