package dev.corno.models;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.reshaping.Flatten;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void printsAChainOfLayersWithWhatTheyCost() {
        var model = new Sequential(new Input(6, 6, 1), new Conv2D(2, 3, RELU), new BatchNormalization(), new Flatten(),
                new Dense(10, SOFTMAX).name("digits"));

        assertEquals("""
                Model: "sequential"
                ┌──────────────────────────────────────────┬──────────────────┬─────────┬──────┐
                │ Layer (type)                             │ Output Shape     │ Param # │ MACs │
                ├──────────────────────────────────────────┼──────────────────┼─────────┼──────┤
                │ conv2d (Conv2D)                          │ (batch, 4, 4, 2) │      20 │  288 │
                │ batch_normalization (BatchNormalization) │ (batch, 4, 4, 2) │       8 │    0 │
                │ flatten (Flatten)                        │ (batch, 32)      │       0 │    0 │
                │ digits (Dense)                           │ (batch, 10)      │     330 │  320 │
                └──────────────────────────────────────────┴──────────────────┴─────────┴──────┘
                Total params: 358 (1.40 KB)
                Trainable params: 354 (1.38 KB)
                Non-trainable params: 4 (16 B)
                Multiply-accumulates: 608 per sample
                Memory: 1.40 KB of weights, 568 B of activations per sample
                """, text(model));
    }

    @Test
    void printsWhatEachLayerIsConnectedTo() {
        var x = new Input(4).tensor();
        var dense = new Dense(4);
        var model = new Model(x, new Add().apply(x, dense.apply(dense.apply(x))));

        assertEquals("""
                Model: "functional"
                ┌──────────────────────────┬──────────────┬─────────┬──────┬────────────────────┐
                │ Layer (type)             │ Output Shape │ Param # │ MACs │ Connected to       │
                ├──────────────────────────┼──────────────┼─────────┼──────┼────────────────────┤
                │ input_layer (InputLayer) │ (batch, 4)   │       0 │    0 │ -                  │
                │ dense (Dense)            │ (batch, 4)   │      20 │   32 │ input_layer; dense │
                │ add (Add)                │ (batch, 4)   │       0 │    0 │ input_layer, dense │
                └──────────────────────────┴──────────────┴─────────┴──────┴────────────────────┘
                Total params: 20 (80 B)
                Trainable params: 20 (80 B)
                Non-trainable params: 0 (0 B)
                Multiply-accumulates: 32 per sample
                Memory: 80 B of weights, 64 B of activations per sample
                """, text(model));
    }

    @Test
    void frozenLayersAreNotTrainable() {
        var model = new Sequential(new Input(4), new Dense(4)).freeze();

        assertEquals(true, text(model).contains("Trainable params: 0 (0 B)\nNon-trainable params: 20 (80 B)"));
    }

    private static String text(Model model) {
        StringBuilder text = new StringBuilder();
        model.summary(text);
        return text.toString();
    }
}
