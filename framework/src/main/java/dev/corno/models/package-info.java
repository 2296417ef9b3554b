/**
 * Models: networks with weights that can be trained. Read {@link dev.corno.models.Model} first, then
 * {@link dev.corno.models.Sequential}. Wires all packages below it together; may import any but an engine's. Nothing here is null but
 * the name of a model that was not given one. A model may predict from several threads; it trains in one at a time.
 */
package dev.corno.models;
