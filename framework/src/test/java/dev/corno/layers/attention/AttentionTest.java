package dev.corno.layers.attention;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final double TOLERANCE = 1e-6;
    private static final Tensor QUERY = Tensor.of(new float[] {0, 0, 0, 0}, 1, 2, 2);
    private static final Tensor VALUE = Tensor.of(new float[] {1, 2, 3, 4, 8, 9}, 1, 3, 2);

    @Test
    void aQueryOfZerosGetsTheMeanOfTheValues() {
        assertNear(List.of(4.0, 5.0, 4.0, 5.0), run(new Attention()).get(0));
    }

    @Test
    void withACausalMaskPlacesDoNotLookAhead() {
        List<Tensor> outputs = run(new Attention().useCausalMask(true).returnAttentionScores(true));
        assertNear(List.of(1.0, 2.0, 2.0, 3.0), outputs.get(0));
        assertNear(List.of(1.0, 0.0, 0.0, 0.5, 0.5, 0.0), outputs.get(1));
    }

    @Test
    void masksHidePlacesOfTheValueAndMakeZerosOfTheQuery() {
        SymbolicTensor query = new Input(2, 2).tensor();
        SymbolicTensor value = new Input(3, 2).tensor();
        SymbolicTensor queryMask = new Input(2).tensor();
        SymbolicTensor valueMask = new Input(3).tensor();
        SymbolicTensor output = new AdditiveAttention().useScale(false).apply(new WithMask().apply(query, queryMask),
                new WithMask().apply(value, valueMask));
        Model model = new Model(List.of(query, value, queryMask, valueMask), List.of(output));
        Tensor found = model.predict(List.of(QUERY, Tensor.of(new float[] {1, 1, 3, 3, 1, 1}, 1, 3, 2), Tensor.of(new float[] {1, 0}, 1, 2),
                Tensor.of(new float[] {1, 0, 1}, 1, 3))).get(0);
        assertNear(List.of(1.0, 1.0, 0.0, 0.0), found);
        assertEquals(Shape.of(2), output.mask().orElseThrow().shape());
    }

    @Test
    void rejectsInputsThatDoNotFit() {
        assertFails("Attention: expects query and value, or query, value and key, got 1 inputs.",
                () -> new Attention().outputShape(List.of(Shape.of(3, 4))));
        assertFails("AdditiveAttention: expects inputs of shape (places, features), got [(3), (3)].",
                () -> new AdditiveAttention().outputShape(List.of(Shape.of(3), Shape.of(3))));
        assertFails("Attention: expects query and key with the same number of features, got (3, 4) and (2, 5).",
                () -> new Attention().outputShape(List.of(Shape.of(3, 4), Shape.of(2, 5))));
        assertFails("Attention: expects value and key with the same number of places, got (2, 5) and (6, 4).",
                () -> new Attention().outputShape(List.of(Shape.of(3, 4), Shape.of(2, 5), Shape.of(6, 4))));
    }

    @Test
    void rejectsDroppingMoreThanEverything() {
        assertFails("Attention: dropout must be in [0, 1], got 1.5.", () -> new Attention().dropout(1.5));
    }

    private static List<Tensor> run(Attention layer) {
        SymbolicTensor query = new Input(2, 2).tensor();
        SymbolicTensor value = new Input(3, 2).tensor();
        return new Model(List.of(query, value), layer.applyAll(List.of(query, value))).predict(List.of(QUERY, VALUE));
    }

    private static void assertNear(List<Double> expected, Tensor actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.flatDouble(i), TOLERANCE);
        }
    }
}
