/**
 * Models of the literature, written only against the framework's public API. Read {@link dev.corno.zoo.LeNet5} first. Imports
 * {@code activations}, {@code layers}, {@code models} and {@code tensor}. Nothing here is null; all of it is immutable, hence safe
 * to share between threads, except the models that are built.
 */
package dev.corno.zoo;
