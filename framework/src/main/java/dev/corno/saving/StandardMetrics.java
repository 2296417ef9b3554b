package dev.corno.saving;

import dev.corno.metrics.Metric;
import java.util.List;
import java.util.Map;

/** Keras's metrics in files. */
final class StandardMetrics {

    static final List<Codec<?>> CODECS = List.of();

    private StandardMetrics() {
    }

    static Map<Metric, String> shortNames() {
        return Map.of();
    }
}
