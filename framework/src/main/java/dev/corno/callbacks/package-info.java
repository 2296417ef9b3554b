/**
 * What watches and steers training. Read {@link dev.corno.callbacks.Callback} first, then
 * {@link dev.corno.callbacks.LambdaCallback}. Imports {@code tensor}, {@code graph}, and of {@code data} the words for failing files:
 * callbacks see a {@link dev.corno.callbacks.TrainingView}, not a model. Nothing here is null. Callbacks are called on the thread that
 * trains and serve one training at a time.
 */
package dev.corno.callbacks;
