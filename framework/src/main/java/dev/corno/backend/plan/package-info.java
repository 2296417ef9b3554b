/**
 * The step plan: runs a network on the CPU, forward and backward, with every array laid out and every native call bound once for each
 * shape of batch. Read {@link dev.corno.backend.plan.PlanBuilder} first, then {@link dev.corno.backend.plan.LayerSite}, which is what a
 * {@link dev.corno.backend.plan.Kernel} sees. Imports {@code backend},
 * {@code backend.onednn}, {@code graph}, {@code layers} and {@code tensor}. Nothing public is null; one thread at a time.
 */
package dev.corno.backend.plan;
