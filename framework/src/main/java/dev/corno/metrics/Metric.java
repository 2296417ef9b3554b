package dev.corno.metrics;

/**
 * Something measured while training and evaluating, gathered batch by batch. The metric itself is a value; what it has gathered
 * lives in the {@link MetricState} it starts.
 */
public interface Metric {

    /** {@return the name under which it is reported, such as {@code accuracy}} */
    String name();

    /**
     * {@return a fresh state that has seen no batch}
     */
    MetricState start();
}
