/** Corno under measurement, used through its public API. Read {@link dev.corno.benchmarks.corno.CornoEngine} first. Nothing is null. */
package dev.corno.benchmarks.corno;
