package dev.corno.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.graph.NetworkLayer;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins names and sizes of the families of applications: what Keras documents for each. */
class ApplicationSizesTest {

    @ParameterizedTest
    @CsvSource({
        "densenet121, densenet121, 224, 8062504, 7037504, 1024",
        "densenet169, densenet169, 224, 14307880, 12642880, 1664",
        "densenet201, densenet201, 224, 20242984, 18321984, 1920",
        "efficientnetb0, efficientnetb0, 224, 5330571, 4049571, 1280",
        "efficientnetb1, efficientnetb1, 240, 7856239, 6575239, 1280",
        "efficientnetb2, efficientnetb2, 260, 9177569, 7768569, 1408",
        "efficientnetb3, efficientnetb3, 300, 12320535, 10783535, 1536",
        "efficientnetb4, efficientnetb4, 380, 19466823, 17673823, 1792",
        "efficientnetb5, efficientnetb5, 456, 30562527, 28513527, 2048",
        "efficientnetb6, efficientnetb6, 528, 43265143, 40960143, 2304",
        "efficientnetb7, efficientnetb7, 600, 66658687, 64097687, 2560",
        "inceptionresnetv2, inception_resnet_v2, 299, 55873736, 54336736, 1536",
        "inceptionv3, inception_v3, 299, 23851784, 21802784, 2048",
        "nasnetlarge, nasnet_large, 331, 88949818, 84916818, 4032",
        "nasnetmobile, nasnet_mobile, 224, 5326716, 4269716, 1056",
        "xception, xception, 299, 22910480, 20861480, 2048"})
    void isAsLargeAsKerass(String name, String modelName, int size, long parameters, long withoutTop, int features) {
        Application<?> application = (Application<?>) Zoo.named(name);
        Model whole = application.build();
        Model pooled = application.includeTop(false).pooling(FeaturePooling.MAX).build();

        assertEquals(modelName, whole.name());
        assertEquals(Shape.of(size, size, 3), whole.inputShape());
        assertEquals(Shape.of(1000), whole.outputShape());
        assertEquals(parameters, whole.parameters());
        assertEquals(withoutTop, pooled.parameters());
        assertEquals(Shape.of(features), pooled.outputShape());
    }

    @ParameterizedTest
    @CsvSource({"densenet121, DenseNet121, 32", "efficientnetb0, EfficientNetB0, 32", "inceptionresnetv2, InceptionResNetV2, 75",
        "inceptionv3, InceptionV3, 75", "nasnetlarge, NASNetLarge, 32", "nasnetmobile, NASNetMobile, 32", "xception, Xception, 71"})
    void rejectsSmallPictures(String name, String where, int smallest) {
        String size = smallest + "x" + smallest;

        assertFails(where + ": expects images of at least " + size + " pixels, got (300, " + (smallest - 1) + ", 3). Resize them to "
                + size + " or more.", () -> Zoo.named(name).inputShape(300, smallest - 1, 3));
    }

    @ParameterizedTest
    @CsvSource({"densenet121", "efficientnetb0", "inceptionresnetv2", "inceptionv3", "xception"})
    void takesPicturesOfAnySizeWithoutTop(String name) {
        Application<?> application = (Application<?>) Zoo.named(name);

        assertEquals(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 3), application.includeTop(false).build().inputShape());
    }

    @Test
    void nasnetKeepsImagenetsSizeWithoutTop() {
        assertEquals(Shape.of(11, 11, 4032), new NASNetLarge().includeTop(false).build().outputShape());
        assertEquals(Shape.of(2, 3, 1056), new NASNetMobile().includeTop(false).inputShape(64, 96, 3).build().outputShape());
    }

    @Test
    void poolingWithoutTopHasKerassNames() {
        assertEquals("max_pool", lastLayer(new DenseNet121().pooling(FeaturePooling.MAX)));
        assertEquals("avg_pool", lastLayer(new EfficientNetB0().pooling(FeaturePooling.AVG)));
        assertEquals("global_max_pooling2d", lastLayer(new InceptionV3().pooling(FeaturePooling.MAX)));
        assertEquals("global_average_pooling2d", lastLayer(new Xception().pooling(FeaturePooling.AVG)));
    }

    // The tables of Keras that these once agreed with are too large to keep a copy.
    @ParameterizedTest
    @CsvSource({"densenet121, 1139717831", "inceptionv3, 325513991", "nasnetmobile, 2597353969"})
    void isWiredAsKerass(String name, long checksum) {
        Model model = Zoo.named(name).build();
        CRC32 crc = new CRC32();
        for (NetworkLayer layer : model.layers()) {
            List<String> inputs = layer.nodes().get(0).inputs().stream().map(input -> model.network().layerAt(input.node()).name()).toList();
            crc.update((layer.name() + inputs + layer.outputShape() + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(checksum, crc.getValue());
    }

    private static String lastLayer(Application<?> application) {
        Model model = application.includeTop(false).build();
        return model.layers().get(model.layers().size() - 1).name();
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
