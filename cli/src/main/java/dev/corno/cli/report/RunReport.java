package dev.corno.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything told about a training run.
 *
 * @param title such as {@code lenet5 on digits}
 * @param settings what the run was started with, by option name, in order of display
 * @param summary the model's summary as printed
 * @param curves values epoch by epoch, {@code loss} first
 * @param evaluation loss and metrics on the test data
 * @param scores scores per class on the test data
 * @param confusion confusion on the test data
 */
public record RunReport(String title, Map<String, String> settings, String summary, List<Curve> curves, Map<String, Double> evaluation,
        ClassificationReport scores, ConfusionMatrix confusion) {

    /** Copies the collections, keeping their order. */
    public RunReport {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        evaluation = Collections.unmodifiableMap(new LinkedHashMap<>(evaluation));
        curves = List.copyOf(curves);
    }

    /** {@return the curves by quantity: training and validation together, in order} */
    public Map<String, List<Curve>> curvesByQuantity() {
        Map<String, List<Curve>> grouped = new LinkedHashMap<>();
        for (Curve curve : curves) {
            grouped.merge(curve.quantity(), List.of(curve),
                    (before, added) -> java.util.stream.Stream.concat(before.stream(), added.stream()).toList());
        }
        return grouped;
    }
}
