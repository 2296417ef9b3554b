/**
 * What is measured while training and evaluating. Read {@link dev.corno.metrics.Metric} first, then
 * {@link dev.corno.metrics.Metrics}; a metric of your own is easiest as a {@link dev.corno.metrics.MeanMetric}. Imports tensors and
 * losses only. Nothing here is null; metrics are values and safe to share between threads, a state belongs to one.
 */
package dev.corno.metrics;
