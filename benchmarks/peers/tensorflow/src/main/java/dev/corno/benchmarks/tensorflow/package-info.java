/** TensorFlow Java under measurement, in graph mode. Read {@link dev.corno.benchmarks.tensorflow.TensorFlowEngine} first. Nothing is null. */
package dev.corno.benchmarks.tensorflow;
