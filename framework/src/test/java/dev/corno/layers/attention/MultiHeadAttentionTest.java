package dev.corno.layers.attention;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiHeadAttentionTest {

    private static final Tensor X = Tensor.of(new float[] {0.5f, -1, 2, 0.3f, 1, 1, -0.7f, 0.2f}, 1, 4, 2);

    @Test
    void withACausalMaskTheFirstPlaceSeesNoOther() {
        Model model = model(new MultiHeadAttention(2, 3).useCausalMask(true).returnAttentionScores(true));
        Tensor scores = model.predict(List.of(X)).get(1);
        assertEquals(Shape.of(1, 2, 4, 4), scores.shape());
        assertEquals(1, scores.flatDouble(0), 1e-6);
        assertEquals(0, scores.flatDouble(1));
        assertEquals(0, scores.flatDouble(6));
        assertNotEquals(0, scores.flatDouble(5));
    }

    @Test
    void aWindowHidesFarPlacesOnBothSides() {
        Tensor scores = model(new GroupQueryAttention(3, 2, 1).slidingWindow(2).returnAttentionScores(true)).predict(List.of(X)).get(1);
        assertEquals(0, scores.flatDouble(2));
        assertNotEquals(0, scores.flatDouble(1));
        assertEquals(0, scores.flatDouble(4 * 3 + 1));
        assertNotEquals(0, scores.flatDouble(4 * 3 + 2));
    }

    @Test
    void masksOfTheInputsHidePlacesLikeAnAttentionMask() {
        SymbolicTensor x = new Input(4, 2).tensor();
        SymbolicTensor mask = new Input(4).tensor();
        SymbolicTensor pairs = new Input(4, 4).tensor();
        MultiHeadAttention layer = new MultiHeadAttention(2, 3).attentionMask(true);
        SymbolicTensor masked = new WithMask().apply(x, mask);
        Model model = new Model(List.of(x, mask, pairs), List.of(layer.apply(masked, masked, pairs), layer.apply(x, x, pairs)));
        Tensor ones = Tensor.full(1, 1, 4, 4);
        Tensor outer = Tensor.of(new float[] {1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1}, 1, 4, 4);
        Tensor shown = Tensor.of(new float[] {1, 1, 0, 1}, 1, 4);
        assertEquals(model.predict(List.of(X, shown, outer)).get(1), model.predict(List.of(X, shown, ones)).get(0));
    }

    @Test
    void whatIsSaidInCallsComesBackFromFiles(@TempDir Path folder) {
        SymbolicTensor x = new Input(4, 2).tensor();
        SymbolicTensor pairs = new Input(4, 4).tensor();
        List<SymbolicTensor> outputs = new MultiHeadAttention(2, 3).useGate(true).useCausalMask(true).returnAttentionScores(true)
                .attentionMask(true).applyAll(List.of(x, x, pairs));
        Model model = new Model(List.of(x, pairs), List.of(outputs.get(1), new GroupQueryAttention(2, 2, 1).useGate(true).apply(outputs.get(0),
                new Attention().useScale(true).useCausalMask(true).apply(x, x))));
        model.save(folder.resolve("m.keras"));
        Model loaded = Model.load(folder.resolve("m.keras"));
        assertEquals(model.toJson(), loaded.toJson());
        List<Tensor> inputs = List.of(X, Tensor.of(new float[] {1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1}, 1, 4, 4));
        assertEquals(model.predict(inputs), loaded.predict(inputs));
    }

    @Test
    void rejectsInputsThatDoNotFit() {
        MultiHeadAttention layer = new MultiHeadAttention(2, 3);
        Shape x = Shape.of(4, 2);
        assertFails("MultiHeadAttention: expects query and value, or query, value and key, then an attention mask, got 2 inputs.",
                () -> layer.attentionMask(true).outputShape(List.of(x, x)));
        assertFails("MultiHeadAttention: expects query, value and key of shape (..., places, features), got (4, 2), (2) and (2).",
                () -> layer.outputShape(List.of(x, Shape.of(2))));
        assertFails("MultiHeadAttention: expects inputs whose number of features is known, got (4, ?), (4, 2) and (4, 2). Give it to the"
                + " Input.", () -> layer.outputShape(List.of(Shape.of(4, Shape.UNKNOWN), x)));
        assertFails("MultiHeadAttention: expects value and key that are equal but for their features, got (4, 2) and (3, 2).",
                () -> layer.outputShape(List.of(x, x, Shape.of(3, 2))));
        assertFails("MultiHeadAttention: expects one axis of places with useCausalMask or slidingWindow, got the axes [1, 2].",
                () -> layer.slidingWindow(2).outputShape(List.of(Shape.of(4, 4, 2), Shape.of(4, 4, 2))));
        assertFails("MultiHeadAttention: expects attentionAxes between the batch axis and the features, each once, got [2] for inputs of 3"
                + " axes.", () -> layer.attentionAxes(2).outputShape(List.of(x, x)));
        assertFails("GroupedQueryAttention: expects inputs of shape (places, features), got 3 axes.",
                () -> new GroupQueryAttention(2, 2, 1).outputShape(List.of(Shape.of(4, 4, 2), Shape.of(4, 4, 2))));
    }

    @Test
    void rejectsParametersThatMakeNoSense() {
        assertFails("MultiHeadAttention: numHeads, keyDim and valueDim must be positive integers, got 0, 3 and 3.",
                () -> new MultiHeadAttention(0, 3));
        assertFails("MultiHeadAttention: slidingWindow must be a positive integer, got 0.", () -> new MultiHeadAttention(1, 3).slidingWindow(0));
        assertFails("MultiHeadAttention: attentionAxes must not have 0, which is the batch axis, got [0].",
                () -> new MultiHeadAttention(1, 3).attentionAxes(0));
        assertFails("MultiHeadAttention: outputShape must be known, got (?).", () -> new MultiHeadAttention(1, 3).outputShape(Shape.UNKNOWN));
        assertFails("GroupQueryAttention: headDim must be a positive integer, and numQueryHeads a multiple of numKeyValueHeads, got 3, 4 and"
                + " 3.", () -> new GroupQueryAttention(3, 4, 3));
        assertFails("GroupQueryAttention: slidingWindow must be a positive integer, got -1.",
                () -> new GroupQueryAttention(3, 4, 2).slidingWindow(-1));
    }

    private static Model model(ProjectedAttention layer) {
        SymbolicTensor x = new Input(4, 2).tensor();
        return new Model(List.of(x), layer.applyAll(List.of(x, x)));
    }
}
