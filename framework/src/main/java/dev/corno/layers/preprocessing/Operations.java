package dev.corno.layers.preprocessing;

import dev.corno.layers.Interpolation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The operations from which policies choose: Keras's layers, each with the policy's factor and its own defaults. */
final class Operations {

    private static final int BITS = 8;

    private final List<Operation> operations = new ArrayList<>();

    /** Changes one of the pictures in place. */
    private interface Operation {

        void apply(Pictures pictures, int picture, SplittableRandom random);
    }

    /**
     * Lists the operations that change places, bits and the spread of values.
     *
     * @param factor the strength
     * @param range the values of pixels
     * @param interpolation how the value between pixels is found
     */
    Operations(Range factor, Range range, Interpolation interpolation) {
        Fill fill = Fill.REFLECTED.interpolation(interpolation);
        operations.add(new RandomShear(factor, factor).fill(fill)::change);
        operations.add(new RandomTranslation(factor, factor).fill(fill)::change);
        operations.add(new RandomRotation(factor).fill(fill)::change);
        operations.add(new RandomPosterization(Math.max(1, (int) (BITS * factor.upper()))).valueRange(range)::change);
        operations.add(new Solarization(factor, factor).valueRange(range)::change);
        operations.add((pictures, picture, random) -> new AutoContrast().valueRange(range).stretch(pictures, picture));
        operations.add((pictures, picture, random) -> new Equalization().valueRange(range).equalize(pictures, picture, picture + 1));
    }

    /** Adds those that change colours; of other than three channels the grey picture is left out. */
    Operations withColors(Range factor, Range range, int channels) {
        operations.add(new RandomBrightness(factor).valueRange(range)::change);
        operations.add(new RandomContrast(factor).valueRange(range)::change);
        operations.add(new RandomSharpness(factor).valueRange(range)::change);
        if (channels == 3) {
            operations.add(new RandomColorDegeneration(factor).valueRange(range)::change);
        }
        return this;
    }

    /** Adds one that changes nothing. */
    Operations withNone() {
        operations.add((pictures, picture, random) -> { });
        return this;
    }

    /** Applies one of them, all as likely. */
    void applyOne(Pictures pictures, int picture, SplittableRandom random) {
        operations.get(random.nextInt(operations.size())).apply(pictures, picture, random);
    }
}
