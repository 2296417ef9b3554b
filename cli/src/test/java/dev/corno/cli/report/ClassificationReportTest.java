package dev.corno.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {

    private static final double EXACT = 1e-12;

    /** Three cats (two found), two dogs (one found, one taken for a cat), one bird (taken for a dog). */
    private static final ConfusionMatrix PETS = ConfusionMatrix.of(List.of("cat", "dog", "bird"),
            new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 0, 1});

    private final ClassificationReport report = ClassificationReport.of(PETS);

    @Test
    void precisionIsTheShareOfPredictionsThatAreRight() {
        assertEquals(2.0 / 3, report.classes().get(0).precision(), EXACT);
        assertEquals(1.0 / 3, report.classes().get(1).precision(), EXACT);
    }

    @Test
    void recallIsTheShareOfSamplesThatAreFound() {
        assertEquals(2.0 / 3, report.classes().get(0).recall(), EXACT);
        assertEquals(1.0 / 2, report.classes().get(1).recall(), EXACT);
    }

    @Test
    void f1IsTheHarmonicMean() {
        assertEquals(2.0 / 3, report.classes().get(0).f1(), EXACT);
        assertEquals(0.4, report.classes().get(1).f1(), EXACT);
    }

    @Test
    void classNeverPredictedScoresZero() {
        assertEquals(new ClassScores("bird", 0, 0, 0, 1), report.classes().get(2));
    }

    @Test
    void macroAverageCountsClassesAlike() {
        assertEquals((2.0 / 3 + 0.4) / 3, report.macro().f1(), EXACT);
        assertEquals(6, report.macro().support());
    }

    @Test
    void weightedAverageCountsClassesBySupport() {
        assertEquals((3 * 2.0 / 3 + 2 * 0.4) / 6, report.weighted().f1(), EXACT);
        assertEquals((3 * 2.0 / 3 + 2 * 1.0 / 3) / 6, report.weighted().precision(), EXACT);
    }

    @Test
    void accuracyIsTheShareOfSamplesThatAreRight() {
        assertEquals(0.5, report.accuracy(), EXACT);
    }

    @Test
    void nothingMeasuredScoresZero() {
        ClassificationReport nothing = ClassificationReport.of(ConfusionMatrix.of(List.of("a", "b"), new int[0], new int[0]));

        assertEquals(0, nothing.accuracy());
        assertEquals(0, nothing.weighted().f1());
    }

    @Test
    void matrixCountsRowsOfTruthAndColumnsOfPrediction() {
        assertEquals(List.of(List.of(2L, 1L, 0L), List.of(1L, 1L, 0L), List.of(0L, 1L, 0L)), PETS.counts());
    }

    @Test
    void matrixRefusesClassesItHasNoNameFor() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> ConfusionMatrix.of(List.of("a", "b"), new int[] {2}, new int[] {0}));
        assertEquals("ConfusionMatrix: expects class indices 0..1, got 2. Was the model trained on other data?", error.getMessage());
    }

    @Test
    void matrixRefusesMissingPredictions() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> ConfusionMatrix.of(List.of("a", "b"), new int[] {0, 1}, new int[] {0}));
        assertEquals("ConfusionMatrix: expects a prediction for each of 2 samples, got 1.", error.getMessage());
    }
}
