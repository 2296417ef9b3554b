package dev.corno.layers.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The operations from which policies choose, at one strength: ranges as in Cubuk et al., 2019, times the strength. */
final class Operations {

    private static final double MOST_SHEAR = 0.3;
    private static final double MOST_SHIFT = 0.45;
    private static final double MOST_TURN = 30 / 360.0;
    private static final double MOST_COLOR = 0.9;
    private static final int BITS = 8;

    private final List<Operation> operations = new ArrayList<>();

    /** Changes one of the pictures in place. */
    private interface Operation {

        void apply(Pictures pictures, int picture, SplittableRandom random);
    }

    /**
     * Lists operations.
     *
     * @param strength from 0 to 1
     * @param range the values of pixels
     * @param interpolation how the value between pixels is found
     * @param channels of the pictures whose colours may be changed, or 0 to leave those operations out
     */
    Operations(double strength, Range range, Interpolation interpolation, int channels) {
        Fill fill = Fill.REFLECTED.mode(FillMode.CONSTANT).interpolation(interpolation);
        Range none = Range.upTo(0);
        operations.add((pictures, picture, random) -> { });
        operations.add(new RandomShear(MOST_SHEAR * strength, 0).fill(fill)::change);
        operations.add(new RandomShear(0, MOST_SHEAR * strength).fill(fill)::change);
        operations.add(new RandomTranslation(MOST_SHIFT * strength, 0).fill(fill)::change);
        operations.add(new RandomTranslation(0, MOST_SHIFT * strength).fill(fill)::change);
        operations.add(new RandomRotation(MOST_TURN * strength).fill(fill)::change);
        operations.add(new RandomPosterization(BITS - (int) Math.round(4 * strength)).valueRange(range)::change);
        operations.add(new Solarization(none, new Range(1 - strength, 1)).valueRange(range)::change);
        operations.add((pictures, picture, random) -> new AutoContrast().valueRange(range).stretch(pictures, picture));
        operations.add((pictures, picture, random) -> new Equalization().valueRange(range).equalize(pictures, picture));
        if (channels > 0) {
            operations.add(new RandomBrightness(MOST_COLOR * strength).valueRange(range)::change);
            operations.add(new RandomContrast(MOST_COLOR * strength).valueRange(range)::change);
            operations.add(new RandomSharpness(new Range(0.5 - 0.5 * strength, 0.5 + 0.5 * strength)).valueRange(range)::change);
        }
        if (channels == 3) {
            operations.add(new RandomColorDegeneration(MOST_COLOR * strength).valueRange(range)::change);
        }
    }

    /** Applies one, chosen at random. */
    void applyOne(Pictures pictures, int picture, SplittableRandom random) {
        operations.get(random.nextInt(operations.size())).apply(pictures, picture, random);
    }
}
