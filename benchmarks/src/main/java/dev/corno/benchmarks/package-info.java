/**
 * Measures what a training step and a prediction cost in Corno and in other frameworks: {@link dev.corno.benchmarks.Benchmarks} starts a
 * process for every engine, workload and round, alternating between the engines, and {@link dev.corno.benchmarks.Worker} measures within
 * one of them. Networks are described once, in {@link dev.corno.benchmarks.Networks}, and built by every engine from that description.
 *
 * <p>Read {@link dev.corno.benchmarks.Workload} first. Only the engines import a framework: {@code dev.corno.benchmarks.corno} here,
 * the others in modules of their own. Nothing is null unless said so; everything belongs to one thread.
 */
package dev.corno.benchmarks;
