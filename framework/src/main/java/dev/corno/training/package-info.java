/**
 * Training, evaluation and prediction over batches. Read {@link dev.corno.training.TrainingLoop} first: it fits on a screen. Imports
 * {@code callbacks}, {@code data}, {@code metrics}, {@code backend}, {@code graph} and {@code tensor}, never {@code models}: a model is
 * seen as a {@link dev.corno.training.Trainee}. Nothing here is null. Everything runs on the thread that calls.
 */
package dev.corno.training;
