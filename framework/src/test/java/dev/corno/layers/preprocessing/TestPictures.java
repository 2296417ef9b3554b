package dev.corno.layers.preprocessing;

import dev.corno.tensor.Tensor;
import java.util.SplittableRandom;

/** Small pictures for tests, and answers about what became of them. */
final class TestPictures {

    private TestPictures() {
    }

    /** {@return pictures whose pixels are 0, 1, 2 ...} */
    static Tensor counting(int count, int height, int width, int channels) {
        float[] values = new float[count * height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.of(values, count, height, width, channels);
    }

    /** {@return pictures of random values from 0 to 255} */
    static Tensor noise(int count, int height, int width, int channels) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[count * height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() * 255);
        }
        return Tensor.of(values, count, height, width, channels);
    }

    /** {@return the same pictures with channels first} */
    static Tensor channelsFirst(Tensor pictures) {
        return Pictures.of("test", pictures, dev.corno.layers.DataFormat.CHANNELS_LAST).toTensor(dev.corno.layers.DataFormat.CHANNELS_FIRST);
    }
}
