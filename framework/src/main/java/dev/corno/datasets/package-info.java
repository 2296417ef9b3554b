/**
 * Data sets by name: generated digits, MNIST, Fashion-MNIST, CIFAR-10 and folders of pictures. Read
 * {@link dev.corno.datasets.Datasets} first. Imports tensors and data. Nothing here is null; results are immutable and safe to
 * share between threads.
 */
package dev.corno.datasets;
