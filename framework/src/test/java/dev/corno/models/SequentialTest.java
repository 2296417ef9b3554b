package dev.corno.models;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.graph.NetworkLayer;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SequentialTest {

    @Test
    void layersAreNamedAsInKeras() {
        var model = new Sequential(new Input(8, 8, 1), new Conv2D(2, 3, RELU), new Flatten(), new Dense(4, RELU), new Dense(2, SOFTMAX));

        assertEquals(List.of("input_layer", "conv2d", "flatten", "dense", "dense_1"),
                model.layers().stream().map(NetworkLayer::name).toList());
    }

    @Test
    void addedLayersFollowTheFirstOnes() {
        var model = new Sequential(new Input(4)).add(new Dense(3, RELU)).add(new Dense(2));

        assertEquals(Shape.of(2), model.outputShape());
        assertEquals(4 * 3 + 3 + 3 * 2 + 2, model.parameters());
    }

    @Test
    void layersAreAddedBeforeItBecomesPartOfAnother() {
        var inner = new Sequential(new Input(4), new Dense(3));
        new Sequential(inner, new Dense(2)).summary(new StringBuilder());

        var failure = assertThrows(IllegalStateException.class, () -> inner.add(new Dense(5)));

        assertEquals("Sequential: expects layers to be added before it becomes part of another model, got Dense afterwards. "
                + "Add all layers first.", failure.getMessage());
    }

    @Test
    void weightsStayWhenALayerIsAdded() {
        var model = new Sequential(new Input(4), new Dense(3)).seed(5);
        var before = model.weights().get("dense/kernel");

        model.add(new Dense(2));

        assertEquals(before, model.weights().get("dense/kernel"));
    }

    @Test
    void theLastLayerIsTakenOff() {
        var last = new Dense(2);
        var model = new Sequential(new Input(4), new Dense(3, RELU), last).seed(5);
        var before = model.weights().get("dense/kernel");

        assertSame(last, model.pop());
        assertEquals(Shape.of(3), model.outputShape());
        assertEquals(before, model.weights().get("dense/kernel"));
        assertEquals(Shape.of(7), model.add(new Dense(7)).outputShape());
    }

    @Test
    void layersMayBeTakenOffBeforeTheShapeIsKnown() {
        var model = new Sequential(new Dense(3), new Dense(2));
        model.pop();

        assertEquals(Shape.of(1, 3), model.predict(Tensor.full(1, 1, 4)).shape());
        assertFails("Sequential: pop expects at least one layer, got none. Call model.add(new Dense(10)) first.",
                () -> new Sequential(new Input(4)).pop());
    }

    @Test
    void layersAreTakenOffBeforeItBecomesPartOfAnother() {
        var inner = new Sequential(new Input(4), new Dense(3));
        new Sequential(inner, new Dense(2)).summary(new StringBuilder());

        assertFails("Sequential: expects layers to be removed before it becomes part of another model, got pop afterwards. "
                + "Make the model of fewer layers first.", inner::pop);
    }

    @Test
    void aNameOfOnesOwnIsLeftOutOfTheCount() {
        var model = new Sequential(new Input(4), new Dense(3).name("dense"), new Dense(2));

        assertEquals(List.of("input_layer", "dense", "dense_1"), model.layers().stream().map(NetworkLayer::name).toList());
    }

    @Test
    void theSameLayerTwiceHasOneSetOfWeights() {
        var twice = new Dense(4, RELU);
        var model = new Sequential(new Input(4), twice, twice);

        assertEquals(4 * 4 + 4, model.parameters());
    }

    @Test
    void equalLayersHaveTheirOwnWeights() {
        var model = new Sequential(new Input(4), new Dense(4, RELU), new Dense(4, RELU));

        assertEquals(2 * (4 * 4 + 4), model.parameters());
    }

    @Test
    void aModelAsALayerLendsItsWeights() {
        var inner = new Sequential(new Input(4), new Dense(3, RELU)).name("features");
        var outer = new Sequential(inner, new Dense(2));

        assertEquals(inner.weights().get("dense/kernel"), outer.weights().get("features/dense/kernel"));
        assertEquals(List.of("input_layer", "features/dense", "dense"), outer.layers().stream().map(NetworkLayer::name).toList());
    }

    @Test
    void sameSeedSameWeights() {
        var one = new Sequential(new Input(4), new Dense(3), new Dense(3)).seed(7);
        var other = new Sequential(new Input(4), new Dense(3), new Dense(3)).seed(7);

        assertEquals(one.weights(), other.weights());
    }

    @Test
    void saysWhichLayerCannotTakeItsInput() {
        assertFails("Conv2D \"conv1\" (layer 3 of 4): expects inputs of shape (height, width, channels), got (784)."
                + " Put new Reshape(28, 28, 1) before it.",
                () -> new Sequential(new Input(784), new Dense(784), new Conv2D(6, 5).name("conv1"), new Flatten()));
    }

    @Test
    void rejectsAnInputThatIsNotFirst() {
        assertFails("Sequential: expects new Input(...) as the first layer only, got one as layer 2.",
                () -> new Sequential(new Input(4), new Input(4)));
    }

    @Test
    void rejectsTwoLayersOfOneName() {
        assertFails("Model: expects layer names to differ, got \"a\" twice. Give one of them another name, or apply the same layer object"
                + " to share its weights.", () -> new Sequential(new Input(4), new Dense(4).name("a"), new Dense(4).name("a")).layers());
    }

    @Test
    void rejectsANameWithASlash() {
        assertFails("Dense: expects a name of at least one character, without \"/\", got \"a/b\". The slash stands between a nested model"
                + " and its layers.", () -> new Sequential(new Input(4), new Dense(4).name("a/b")).layers());
    }

    @Test
    void needsAnInputToKnowItsLayers() {
        assertFails("Sequential: the shape of the input is not known yet. Put new Input(...) before layer 1, Dense, or train the model"
                + " first.", () -> new Sequential(new Dense(4)).layers());
    }

    @Test
    void needsALayer() {
        assertFails("Sequential: expects at least one layer, got none. Call model.add(new Dense(10)) first.",
                () -> new Sequential().layers());
    }

    @Test
    void seedComesBeforeTheWeights() {
        var model = new Sequential(new Input(4), new Dense(4));
        model.weights();

        assertFails("seed: expects a model without weights, but its weights exist already. Call seed right after creating the model.",
                () -> model.seed(3));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(RuntimeException.class, code).getMessage());
    }
}
