/**
 * What weights are held to after each update, named and meant as in Keras. Read {@link dev.corno.constraints.Constraint} first.
 * Imports only tensors. Nothing is null; {@link dev.corno.constraints.Constraints#NONE} stands for no constraint. Everything is
 * immutable and may be used by several threads.
 */
package dev.corno.constraints;
