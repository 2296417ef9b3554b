package dev.corno.layers.core;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.corno.graph.InputNode;
import dev.corno.graph.Network;
import dev.corno.graph.WeightStore;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InputTest {

    @Test
    void tensorHasTheShapeAndType() {
        var tensor = new Input(28, 28, 1).dtype(DataType.UINT8).tensor();
        assertEquals(Shape.of(28, 28, 1), tensor.shape());
        assertEquals(DataType.UINT8, ((InputNode) tensor.node()).dtype());
    }

    @Test
    void everyTensorIsANewPlace() {
        Input input = new Input(784);
        assertNotSame(input.tensor(), input.tensor());
    }

    @Test
    void modelsCallItInputLayer() {
        var tensor = new Input(3).tensor();
        Network network = new Network(List.of(tensor), List.of(new Identity().apply(tensor)), new WeightStore(0));
        assertEquals(List.of("input_layer"), network.inputNames());
    }

    @Test
    void namedInputKeepsShapeAndType() {
        assertEquals(new Input("x", Shape.of(3), DataType.FLOAT32, OptionalInt.of(2)), new Input(3).batchSize(2).name("x"));
    }

    @Test
    void rejectsBeingAppliedToATensor() {
        assertFails("InputLayer: expects to be where a network starts, got applied to 1 tensors. "
                + "Use new Input(...).tensor() and apply the next layer to it.", () -> new Input(3).apply(new Input(3).tensor()));
    }

    @Test
    void rejectsBatchesWithoutSamples() {
        assertFails("Input: batchSize must be a positive integer, got 0.", () -> new Input(3).batchSize(0));
    }

    @Test
    void rejectsNegativeLengths() {
        assertFails("Shape: axis lengths must be 0 or more, or Shape.UNKNOWN, got [-4].", () -> new Input(-4));
    }
}
