/**
 * What training minimises. Read {@link dev.corno.losses.Loss} first, then {@link dev.corno.losses.Losses}. Imports tensors and activations only.
 * Nothing here is null; losses are values and safe to share between threads.
 */
package dev.corno.losses;
