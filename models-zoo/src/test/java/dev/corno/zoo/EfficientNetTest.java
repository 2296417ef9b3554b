package dev.corno.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.initializers.VarianceScaling;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.regularization.Dropout;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class EfficientNetTest {

    @Test
    void hasTheScalingOfImagenetUnlessToldNotTo() {
        assertEquals("rescaling_1", new EfficientNetB0().build().layers().get(3).name());
        assertEquals("stem_conv_pad", new EfficientNetB0().imagenetScaling(false).build().layers().get(3).name());
    }

    @Test
    void rejectsGreyPicturesForTheScalingOfImagenet() {
        EfficientNetB1 grey = new EfficientNetB1().inputShape(64, 64, 1);

        String message = assertThrows(IllegalArgumentException.class, grey::build).getMessage();

        assertEquals("EfficientNetB1: expects images of 3 channels for the scaling of ImageNet, got (64, 64, 1). "
                + "Use imagenetScaling(false).", message);
        assertEquals(Shape.of(64, 64, 1), grey.imagenetScaling(false).build().inputShape());
    }

    @Test
    void dropsMoreOfLaterBlocksAndWholePictures() {
        Model model = new EfficientNetB0().build();

        Dropout second = (Dropout) model.layer("block2b_drop").layer();
        Dropout last = (Dropout) model.layer("block6d_drop").layer();

        assertEquals(0.2 * 2 / 16, second.rate());
        assertEquals(0.2 * 14 / 16, last.rate());
        assertEquals(Shape.of(Shape.UNKNOWN, 1, 1, 1), last.noiseShape());
    }

    @Test
    void startsAsThePaperDoes() {
        Model model = new EfficientNetB7().build();

        Conv2D kernels = (Conv2D) model.layer("stem_conv").layer();
        Dense classes = (Dense) model.layer("predictions").layer();

        assertEquals(List.of(64, 2.0, VarianceScaling.Mode.FAN_OUT), starts(kernels.filters(), kernels.kernel().initializer()));
        assertEquals(List.of(1000, 1 / 3.0, VarianceScaling.Mode.FAN_OUT), starts(classes.units(), classes.kernel().initializer()));
        assertEquals(0.5, ((Dropout) model.layer("top_dropout").layer()).rate());
    }

    private static List<Object> starts(int width, Object initializer) {
        VarianceScaling scaling = (VarianceScaling) initializer;
        return List.of(width, scaling.scale(), scaling.mode());
    }

    @Test
    void comesBackFromAFile() {
        String json = new EfficientNetB0().inputShape(64, 64, 3).classes(7).build().toJson();

        assertEquals(json, Model.fromJson(json).toJson());
    }
}
