/**
 * Models of the literature, written only against the framework's public API. Read {@link dev.corno.zoo.LeNet5} first, then
 * {@link dev.corno.zoo.Application}: what the models of {@code keras.applications} have in common. Imports {@code activations},
 * {@code graph}, {@code initializers}, {@code layers}, {@code models} and {@code tensor}. Nothing here is null but names that are left
 * to the model; all of it is immutable, hence safe to share between threads, except the models that are built.
 */
package dev.corno.zoo;
