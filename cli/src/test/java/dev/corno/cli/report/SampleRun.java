package dev.corno.cli.report;

import java.util.List;
import java.util.Map;

/** A small run to report on, with text that would break a page that does not escape it. */
final class SampleRun {

    private static final ConfusionMatrix MATRIX = ConfusionMatrix.of(List.of("cat", "<dog>"), new int[] {0, 0, 1}, new int[] {0, 1, 1});

    static final RunReport REPORT = new RunReport("tiny on pets", Map.of("optimizer", "adam & eve"), "Model: \"tiny\"",
            List.of(new Curve("loss", List.of(0.9, 0.5)), new Curve("accuracy", List.of(0.5, 0.75)),
                    new Curve("val_loss", List.of(1.0, Double.NaN)), new Curve("val_accuracy", List.of(0.5, 0.5))),
            Map.of("loss", 0.25), ClassificationReport.of(MATRIX), MATRIX);

    private SampleRun() {
    }
}
