package dev.corno.data;

/**
 * Samples cut in two: what is trained on, and what is only measured on.
 *
 * @param training the first samples
 * @param validation the last samples, in order
 */
public record ValidationSplit(ArrayDataset training, ArrayDataset validation) {
}
