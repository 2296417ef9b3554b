package dev.corno.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.activations.Activations;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitecturesTest {

    @ParameterizedTest
    @CsvSource({"perceptron, 13002", "cifar-convnet, 1084234", "lenet5, 61706", "mobilenet, 4253864", "mobilenetv2, 3538984",
        "resnet50, 25636712", "resnet101, 44707176", "resnet152, 60419944", "resnet50v2, 25613800", "resnet101v2, 44675560",
        "resnet152v2, 60380648", "vgg16, 138357544", "vgg19, 143667240"})
    void hasThePublishedNumberOfParameters(String name, long parameters) {
        assertEquals(parameters, Zoo.named(name).build().parameters());
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesAProbabilityForEachClass(String name) {
        assertEquals(Shape.of(7), Zoo.named(name).classes(7).build().outputShape());
    }

    static List<String> names() {
        return Zoo.names();
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
        assertEquals(Zoo.names().stream().sorted().toList(), Zoo.names());
    }

    @Test
    void refusesAnUnknownName() {
        assertFails("Zoo: expects one of " + String.join(", ", Zoo.names()) + ", got lenet6.", () -> Zoo.named("lenet6"));
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
