package dev.corno.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.activations.Activations;
import dev.corno.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTest {

    @ParameterizedTest
    @CsvSource({"perceptron, 13002", "cifar-convnet, 1084234", "lenet5, 61706"})
    void hasThePublishedNumberOfParameters(String name, long parameters) {
        assertEquals(parameters, Zoo.named(name).build().parameters());
    }

    @ParameterizedTest
    @CsvSource({"perceptron", "cifar-convnet", "lenet5"})
    void givesAProbabilityForEachClass(String name) {
        assertEquals(Shape.of(7), Zoo.named(name).classes(7).build().outputShape());
    }

    @Test
    void lenetTakesImagesOf32PixelsWithoutABorder() {
        var model = new LeNet5().inputShape(32, 32, 1).build();

        assertEquals(61_706, model.parameters());
        assertEquals("c1", model.layers().get(1).name());
    }

    @Test
    void perceptronFlattensImages() {
        assertEquals(13_002, new Perceptron().inputShape(28, 28, 1).build().parameters());
    }

    @Test
    void perceptronTakesTheSigmoid() {
        assertEquals(Activations.SIGMOID, new Perceptron().activation(Activations.SIGMOID).classes(3).activation());
    }

    @Test
    void namesAreSorted() {
        assertEquals(java.util.List.of("cifar-convnet", "lenet5", "perceptron"), Zoo.names());
    }

    @Test
    void refusesAnUnknownName() {
        assertFails("Zoo: expects one of cifar-convnet, lenet5, perceptron, got lenet6.", () -> Zoo.named("lenet6"));
    }

    @Test
    void refusesASingleClass() {
        assertFails("LeNet5: expects at least 2 classes, got 1.", () -> new LeNet5().classes(1));
    }

    @Test
    void lenetRefusesOtherSizes() {
        assertFails("LeNet5: expects images of 28x28 or 32x32 pixels, got (64, 64, 3). Resize them to 32x32.",
                () -> new LeNet5().inputShape(64, 64, 3));
    }

    @Test
    void cifarConvNetRefusesImagesThatPoolingWouldEmpty() {
        assertFails("CifarConvNet: expects images of at least 4x4 pixels, got (2, 32, 3).",
                () -> new CifarConvNet().inputShape(2, 32, 3));
    }

    @Test
    void cifarConvNetRefusesFlatSamples() {
        assertFails("CifarConvNet: expects images of shape (height, width, channels), got (784).",
                () -> new CifarConvNet().inputShape(784));
    }

    @Test
    void perceptronRefusesAnUnknownShape() {
        assertFails("Perceptron: expects samples of a known shape such as (784), got (?, 3).",
                () -> new Perceptron().inputShape(Shape.UNKNOWN, 3));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
