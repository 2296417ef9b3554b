package dev.corno.layers.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void cornersMoveAsInKerasPerspectiveTransform() {
        float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        Pictures pictures = Pictures.of("test", Tensor.of(values, 1, 3, 4, 1), DataFormat.CHANNELS_LAST);
        double[][] old = {{0, 0}, {3, 0}, {0, 2}, {3, 2}};
        double[][] changed = {{0, 0}, {2.5, 0}, {0, 2.5}, {3.5, 1.5}};

        Homography.of(changed, old).apply(pictures, 0, Fill.REFLECTED.mode(FillMode.CONSTANT).value(7));

        float[] keras = {0, 0.96774215f, 2.2222226f, 6.652176f, 4.2105265f, 5.371902f, 6.788991f, 8.556702f, 6.9565215f, 8.120806f,
            9.212532f, 9.401601f};
        assertArrayEquals(keras, pictures.values(), 1e-4f);
    }

    @Test
    void ofTwoPixelsTheOneFartherFromZeroIsTheNearest() {
        assertEquals(-2, Sampler.nearest(-1.5));
        assertEquals(2, Sampler.nearest(1.5));
        assertEquals(0, Sampler.nearest(-0.4));
    }
}
