package dev.corno.datasets;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import java.util.Optional;

/**
 * How {@link Datasets} loads.
 *
 * @param home where to look and where to download to; default {@link DataHome#fromEnvironment()}
 * @param image shape {@code (height, width, channels)} that pictures of a folder are brought to, channels 1 or 3; default empty: that
 *     of the first picture
 * @param testFraction share of the pictures that is set apart for testing where a folder has no test part, drawn at random; between 0
 *     and 1, both excluded; default 0.2
 * @param seed what that choice is drawn from; default 0
 */
@CheckReturnValue
public record DatasetOptions(DataHome home, Optional<Shape> image, double testFraction, long seed) {

    private static final double DEFAULT_TEST_FRACTION = 0.2;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public DatasetOptions {
        if (image.isPresent() && (image.get().rank() != 3 || !image.get().isKnown() || image.get().size() == 0)) {
            throw new IllegalArgumentException("DatasetOptions: image expects a shape (height, width, channels), got " + image.get()
                    + ".");
        }
        if (!(testFraction > 0 && testFraction < 1)) {
            throw new IllegalArgumentException("DatasetOptions: testFraction must be between 0 and 1, got " + testFraction + ".");
        }
    }

    /** Takes the default of every option. */
    public DatasetOptions() {
        this(DataHome.fromEnvironment(), Optional.empty(), DEFAULT_TEST_FRACTION, 0);
    }

    /**
     * {@return a copy with other folders}
     *
     * @param home where to look and where to download to
     */
    public DatasetOptions home(DataHome home) {
        return new DatasetOptions(home, image, testFraction, seed);
    }

    /**
     * {@return a copy that brings pictures to one shape}
     *
     * @param image {@code (height, width, channels)}, channels 1 or 3
     */
    public DatasetOptions image(Shape image) {
        return new DatasetOptions(home, Optional.of(image), testFraction, seed);
    }

    /**
     * {@return a copy that sets another share of the pictures apart for testing}
     *
     * @param testFraction between 0 and 1, both excluded
     */
    public DatasetOptions testFraction(double testFraction) {
        return new DatasetOptions(home, image, testFraction, seed);
    }

    /**
     * {@return a copy that draws the test pictures from another seed}
     *
     * @param seed any number
     */
    public DatasetOptions seed(long seed) {
        return new DatasetOptions(home, image, testFraction, seed);
    }
}
