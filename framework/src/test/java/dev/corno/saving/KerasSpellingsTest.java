package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.activations.Activations;
import dev.corno.graph.Layer;
import dev.corno.layers.convolutional.Conv2DTranspose;
import dev.corno.layers.convolutional.Conv3D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AdaptiveMaxPooling1D;
import dev.corno.layers.pooling.AveragePooling1D;
import dev.corno.layers.reshaping.Cropping2D;
import dev.corno.layers.reshaping.Cropping3D;
import dev.corno.layers.reshaping.Sides;
import dev.corno.layers.reshaping.ZeroPadding1D;
import dev.corno.layers.reshaping.ZeroPadding3D;
import org.junit.jupiter.api.Test;

/** Forms of the same thing that Keras has written at one time or another. */
class KerasSpellingsTest {

    @Test
    void anAxisMayBeAListOfOne() {
        assertEquals(new BatchNormalization().axis(1), layer("BatchNormalization", "{'axis': [1]}"));
    }

    @Test
    void rejectsNormalizingTwoAxes() {
        assertEquals("load: JSON (at axis) expects one axis, got [1,2].", assertThrows(ModelFormatException.class,
                () -> layer("BatchNormalization", "{'axis': [1, 2]}")).getMessage());
    }

    @Test
    void anActivationMayBeASoftmaxLayer() {
        assertEquals(new Dense(3, Activations.SOFTMAX), layer("Dense",
                "{'units': 3, 'activation': {'class_name': 'Softmax', 'config': {'name': 's', 'dtype': 'float32', 'axis': -1}}}"));
    }

    @Test
    void sizesMayBeSingleNumbers() {
        assertEquals(new Conv3D(2, 3).strides(2), layer("Conv3D", "{'filters': 2, 'kernel_size': 3, 'strides': 2}"));
        assertEquals(new AveragePooling1D(3), layer("AveragePooling1D", "{'pool_size': [3], 'strides': null}"));
        assertEquals(new AdaptiveMaxPooling1D(3), layer("AdaptiveMaxPooling1D", "{'output_size': 3}"));
        assertEquals(new Conv2DTranspose(2, 3).outputPadding(1), layer("Conv2DTranspose",
                "{'filters': 2, 'kernel_size': 3, 'output_padding': 1}"));
    }

    @Test
    void rejectsSizesOfAnotherNumberOfAxes() {
        assertEquals("load: JSON (at kernel_size) expects one or 3 numbers, got [3,3].", assertThrows(ModelFormatException.class,
                () -> layer("Conv3D", "{'filters': 2, 'kernel_size': [3, 3]}")).getMessage());
        assertEquals("load: JSON (at pool_size) expects one number, got [3,3].", assertThrows(ModelFormatException.class,
                () -> layer("MaxPooling1D", "{'pool_size': [3, 3]}")).getMessage());
    }

    @Test
    void sidesMayBeOneNumberOrOneForEachAxis() {
        assertEquals(new Cropping2D(2), layer("Cropping2D", "{'cropping': 2}"));
        assertEquals(new Cropping2D(1, 2), layer("Cropping2D", "{'cropping': [1, 2]}"));
        assertEquals(new ZeroPadding3D(new Sides(1), new Sides(0, 2), new Sides(3)), layer("ZeroPadding3D",
                "{'padding': [1, [0, 2], [3, 3]]}"));
        assertEquals(new ZeroPadding1D(2), layer("ZeroPadding1D", "{'padding': 2}"));
        assertEquals(new Cropping3D(), layer("Cropping3D", "{}"));
    }

    @Test
    void rejectsSidesThatAreNoNumbers() {
        String message = "load: JSON (at cropping) expects a number, or one for each axis or side, got ";
        assertEquals(message + "[1,2,3].", assertThrows(ModelFormatException.class,
                () -> layer("Cropping2D", "{'cropping': [1, 2, 3]}")).getMessage());
        assertEquals(message + "[[1,2,3],[1,2]].", assertThrows(ModelFormatException.class,
                () -> layer("Cropping2D", "{'cropping': [[1, 2, 3], [1, 2]]}")).getMessage());
    }

    private static Layer layer(String className, String config) {
        return KerasObjects.standard().layer(json("{'class_name': '" + className + "', 'config': " + config + "}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
