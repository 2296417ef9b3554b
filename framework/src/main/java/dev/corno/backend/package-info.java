/**
 * The seam between networks and the engine that runs them. Read {@link dev.corno.backend.CompiledModel} first. Imports no engine:
 * {@code dev.corno.backend.dl4j} is found through {@link java.util.ServiceLoader}. Nothing here is null.
 */
package dev.corno.backend;
