package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SampleChecksTest {

    private static final Tensor X = Tensor.full(0, 60000, 1);

    @Test
    void namesBothNumbersOfSamples() {
        assertFails("fit: x has 60000 samples but y has 10000. Each sample needs one label.",
                () -> SampleChecks.checkRows("fit", List.of(X), List.of(Tensor.full(0, 10000)), List.of()));
    }

    @Test
    void namesTheInputThatDiffers() {
        assertFails("fit: x has 60000 samples but x[1] has 3. Each sample needs a row in every input.",
                () -> SampleChecks.checkRows("fit", List.of(X, Tensor.full(0, 3, 1)), List.of(), List.of()));
    }

    @Test
    void namesTheWeightsThatDiffer() {
        assertFails("evaluate: x has 60000 samples but sampleWeight has 3. Each sample needs one weight.",
                () -> SampleChecks.checkRows("evaluate", List.of(X), List.of(), List.of(Tensor.full(0, 3))));
    }

    @Test
    void rejectsNoInputs() {
        assertFails("fit: x needs at least one tensor, got none.",
                () -> SampleChecks.checkRows("fit", List.of(), List.of(), List.of()));
    }

    @Test
    void rejectsScalars() {
        assertFails("fit: y expects the samples along its first axis, got a scalar. Reshape it to (samples, ...) first.",
                () -> SampleChecks.checkRows("fit", List.of(X), List.of(Tensor.scalar(1)), List.of()));
    }

    @Test
    void saysWhereNaNIs() {
        float[] values = new float[20 * 6];
        values[17 * 6 + 5] = Float.NaN;
        Tensor x = Tensor.of(values, 20, 2, 3);
        assertFails("fit: x has NaN at sample 17, position (1, 2). Remove such samples or put numbers in their place.",
                () -> SampleChecks.checkFinite("fit", "x", List.of(x)));
    }

    @Test
    void saysWhichLabelIsInfinite() {
        Tensor y = Tensor.of(new double[] {1, Double.NEGATIVE_INFINITY}, 2);
        assertFails("fit: y[1] has -Infinity at sample 1. Remove such samples or put numbers in their place.",
                () -> SampleChecks.checkFinite("fit", "y", List.of(X, y)));
    }

    @Test
    void namesTheSampleThatARowOfABatchIs() {
        Batch batch = new Batch(List.of(Tensor.full(0, 3, 2)), List.of(), List.of(Tensor.of(new float[] {1, 1, Float.NaN}, 3)));
        assertFails("fit: sampleWeight has NaN at sample 902. Remove such samples or put numbers in their place.",
                () -> SampleChecks.checkFinite("fit", batch, row -> 900 + row));
    }

    @Test
    void acceptsFiniteValuesAndBytes() {
        assertDoesNotThrow(() -> SampleChecks.checkFinite("fit", "x", List.of(X, Tensor.of(new byte[3], 3))));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
