package dev.corno.layers.preprocessing;

import dev.corno.tensor.Tensor;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A layer that changes each picture of a batch by draws of its own while training, and passes them on otherwise. */
interface PictureAugmentation extends PictureLayer {

    /** {@return where random numbers start, together with the seed of a call} */
    OptionalLong seed();

    /** Changes one of the pictures in place. */
    void change(Pictures pictures, int picture, SplittableRandom random);

    @Override
    default Tensor call(Tensor batch, boolean training, long callSeed) {
        Pictures pictures = Pictures.of(className(), batch, dataFormat());
        checkChannels(pictures.channels());
        if (training) {
            Draws draws = new Draws(seed(), callSeed);
            for (int i = 0; i < pictures.count(); i++) {
                change(pictures, i, draws.of(i));
            }
        }
        return pictures.toTensor(dataFormat());
    }
}
