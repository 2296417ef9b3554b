/**
 * Runs networks on DL4J and ND4J, the only place that knows them. Read {@link dev.corno.backend.dl4j.Dl4jBackend} first, then
 * {@code Lowerings}, the table from layers to DL4J's, and {@code Dl4jCompiledModel}, the training step. May import everything
 * below models and the engine. Everything runs channels-last, so that arrays have the shapes that Keras gives them. Nothing here is
 * null; a compiled model's methods wait for one another.
 */
package dev.corno.backend.dl4j;
