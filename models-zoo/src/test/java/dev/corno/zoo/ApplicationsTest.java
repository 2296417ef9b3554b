package dev.corno.zoo;

import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.graph.NetworkLayer;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.regularization.Dropout;
import dev.corno.models.Model;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationsTest {

    private static final int ANY = Shape.UNKNOWN;

    static List<Application<?>> applications() {
        return Zoo.names().stream().map(Zoo::named).filter(Application.class::isInstance).<Application<?>>map(each -> (Application<?>) each)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"vgg16, global_average_pooling2d, global_max_pooling2d", "resnet50, avg_pool, max_pool", "resnet50v2, avg_pool, max_pool",
        "mobilenet, global_average_pooling2d, global_max_pooling2d", "mobilenetv2, global_average_pooling2d, global_max_pooling2d"})
    void poolsFeaturesByLayersOfKerassNames(String name, String average, String maximum) {
        var features = ((Application<?>) Zoo.named(name)).includeTop(false);

        assertEquals(average, lastLayer(features.pooling(FeaturePooling.AVG)).name());
        assertEquals(maximum, lastLayer(features.pooling(FeaturePooling.MAX)).name());
    }

    private static NetworkLayer lastLayer(Application<?> application) {
        List<NetworkLayer> layers = application.build().layers();
        return layers.get(layers.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"vgg16", "resnet50", "mobilenet"})
    void ignoresPoolingWithTop(String name) {
        var application = (Application<?>) Zoo.named(name);

        assertEquals(application.build().toJson(), application.pooling(FeaturePooling.MAX).build().toJson());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void staysTheSameThroughJson(Application<?> application) {
        String json = application.build().toJson();

        assertEquals(json, Model.fromJson(json).toJson());
    }

    @ParameterizedTest
    @CsvSource({"vgg16, vgg16", "vgg19, vgg19", "resnet50, resnet50", "resnet152v2, resnet152v2", "mobilenet, mobilenet_1.00_224",
        "mobilenetv2, mobilenetv2_1.00_224"})
    void isNamedAsInKeras(String name, String expected) {
        assertEquals(expected, Zoo.named(name).build().name());
    }

    @Test
    void mobileNetsAreNamedByWidthAndHeight() {
        assertEquals("mobilenet_0.50_128", new MobileNet().alpha(0.5).inputShape(128, 96, 3).build().name());
        assertEquals("mobilenet_0.12_224", new MobileNet().alpha(0.125).build().name());
        assertEquals("mobilenetv2_1.40_None", new MobileNetV2().alpha(1.4).includeTop(false).build().name());
    }

    @Test
    void takesAName() {
        assertEquals("backbone", new ResNet50().name("backbone").includeTop(false).build().name());
    }

    @Test
    void takesAnotherLastActivation() {
        var model = new VGG16().classes(1).classifierActivation(Activations.SIGMOID).inputShape(32, 48, 1).build();

        assertEquals(Activations.SIGMOID, ((Dense) model.layer("predictions").layer()).activation());
        assertEquals(Shape.of(1), model.outputShape());
        assertEquals(Shape.of(32, 48, 1), model.inputShape());
    }

    @Test
    void takesPicturesOfAnySizeWithoutTop() {
        var features = new MobileNetV2().alpha(0.35).includeTop(false).pooling(FeaturePooling.AVG);
        Model model = features.build();

        assertEquals(Shape.of(ANY, ANY, 3), features.inputShape());
        assertEquals(Shape.of(2, 1280), model.predict(Tensor.zeros(DataType.FLOAT32, Shape.of(2, 32, 64, 3))).shape());
        assertEquals(Shape.of(1, 1280), model.predict(Tensor.zeros(DataType.FLOAT32, Shape.of(1, 65, 33, 3))).shape());
    }

    @Test
    void showsTheShapeOfPictures() {
        assertEquals(Shape.of(224, 224, 3), new VGG19().inputShape());
        assertEquals(Shape.of(ANY, ANY, 3), new ResNet101().includeTop(false).inputShape());
        assertEquals(Shape.of(64, 64, 3), new ResNet152().includeTop(false).inputShape(64, 64, 3).inputShape());
    }

    @ParameterizedTest
    @CsvSource({"64, 33, 16", "65, 35, 17"})
    void mobileNetV2PadsMapsOfOddSizeOnBothSides(int size, int padded, int halved) {
        var model = new MobileNetV2().inputShape(size, 64, 3).build();

        assertEquals(Shape.of(padded, 33, 96), model.layer("block_1_pad").outputShape());
        assertEquals(Shape.of(halved, 16, 96), model.layer("block_1_depthwise").outputShape());
    }

    @ParameterizedTest
    @CsvSource({"0.35, 16, 1280", "0.75, 24, 1280", "1, 32, 1280", "1.4, 48, 1792"})
    void mobileNetV2KeepsFiltersMultiplesOfEight(double alpha, int first, int last) {
        var model = new MobileNetV2().alpha(alpha).build();

        assertEquals(first, ((Conv2D) model.layer("Conv1").layer()).filters());
        assertEquals(last, ((Conv2D) model.layer("Conv_1").layer()).filters());
    }

    @Test
    void mobileNetTakesWidthDepthAndDropout() {
        var model = new MobileNet().alpha(0.25).depthMultiplier(2).dropout(0.4).build();

        assertEquals(Shape.of(112, 112, 16), model.layer("conv_dw_1").outputShape());
        assertEquals(0.4, ((Dropout) model.layer("dropout").layer()).rate());
        assertEquals(475_544, new MobileNet().alpha(0.25).build().parameters());
    }

    @Test
    void learns() {
        var model = new MobileNet().alpha(0.5).classes(2).inputShape(32, 32, 3).build().seed(1);
        model.compile(new Adam(1e-3), SPARSE_CATEGORICAL_CROSSENTROPY);
        var history = model.fit(noise(8, 32, 32, 3), Tensor.of(new int[] {0, 1, 1, 0, 1, 0, 1, 0}, 8),
                Fit.epochs(5).verbose(Verbosity.SILENT));

        assertTrue(history.get("loss").get(4) < 0.5 * history.get("loss").get(0), () -> history.get("loss").toString());
    }

    private static Tensor noise(int... shape) {
        float[] values = new float[(int) Shape.of(shape).size()];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.of(values, shape);
    }

    @Test
    void refusesNoClasses() {
        assertFails("VGG16: expects at least 1 class, got 0.", () -> new VGG16().classes(0));
    }

    @Test
    void refusesSmallPictures() {
        assertFails("ResNet50: expects images of at least 32x32 pixels, got (28, 28, 1). Resize them to 32x32 or more.",
                () -> new ResNet50().inputShape(28, 28, 1));
    }

    @Test
    void refusesFlatSamples() {
        assertFails("MobileNet: expects images of shape (height, width, channels), got (784).", () -> new MobileNet().inputShape(784));
    }

    @Test
    void refusesUnknownChannels() {
        assertFails("VGG19: expects images of shape (height, width, channels), got (64, 64, ?).",
                () -> new VGG19().inputShape(64, 64, ANY));
    }

    @Test
    void refusesPicturesOfAnySizeWithTop() {
        assertFails("ResNet50V2: expects images of a known height and width, got (?, 64, 3). Give them to inputShape, or leave the top out "
                + "with includeTop(false).", () -> new ResNet50V2().inputShape(ANY, 64, 3).build());
    }

    @Test
    void mobileNetRefusesWidthsThatLeaveNoFilter() {
        assertFails("MobileNet: alpha must be a number of at least 0.03125, which leaves the first layer one filter, got 0.03.",
                () -> new MobileNet().alpha(0.03));
    }

    @Test
    void mobileNetRefusesNoKernels() {
        assertFails("MobileNet: depthMultiplier must be a positive integer, got 0.", () -> new MobileNet().depthMultiplier(0));
    }

    @Test
    void mobileNetRefusesToDropMoreThanAll() {
        assertFails("MobileNet: dropout must be in [0, 1], got 1.5.", () -> new MobileNet().dropout(1.5));
    }

    @Test
    void mobileNetV2RefusesNoWidth() {
        assertFails("MobileNetV2: alpha must be a number above 0, got 0.0.", () -> new MobileNetV2().alpha(0));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
