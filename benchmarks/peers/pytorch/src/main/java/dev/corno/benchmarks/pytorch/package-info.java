/** PyTorch through DJL under measurement. Read {@link dev.corno.benchmarks.pytorch.TorchEngine} first. Nothing is null. */
package dev.corno.benchmarks.pytorch;
