package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorTest {

    private static Monitor monitor(String name) {
        return new Monitor("Test", name, Mode.AUTO, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "val_loss", "cls_loss", "val_cls_mae", "mean_squared_error", "mse_1", "weighted_mae"})
    void lossesAndErrorsFall(String name) {
        assertFalse(monitor(name).rises());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "val_top_k_categorical_accuracy", "sparse_categorical_accuracy", "val_auc", "precision_1",
        "val_cls_recall", "f1_score"})
    void scoresRise(String name) {
        assertTrue(monitor(name).rises());
    }

    @Test
    void equalValuesAreNoImprovement() {
        assertFalse(monitor("loss").isImprovement(1, OptionalDouble.of(1)));
    }

    @Test
    void whatIsNotANumberIsNoImprovement() {
        assertFalse(monitor("loss").isImprovement(Double.NaN, OptionalDouble.of(1)));
        assertFalse(monitor("accuracy").isImprovement(Double.NaN, OptionalDouble.empty()));
    }

    @Test
    void theSignOfTheSmallestChangeDoesNotMatter() {
        assertFalse(monitor("loss").minDelta(-0.1).isImprovement(0.95, OptionalDouble.of(1)));
        assertTrue(monitor("loss").minDelta(-0.1).isImprovement(0.85, OptionalDouble.of(1)));
    }
}
