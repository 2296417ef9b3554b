package dev.corno.cli.run;

import dev.corno.layers.Interpolation;
import dev.corno.layers.preprocessing.FillMode;
import dev.corno.layers.preprocessing.FlipMode;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.layers.preprocessing.RandomBrightness;
import dev.corno.layers.preprocessing.RandomContrast;
import dev.corno.layers.preprocessing.RandomFlip;
import dev.corno.layers.preprocessing.RandomRotation;
import dev.corno.layers.preprocessing.RandomTranslation;
import dev.corno.layers.preprocessing.RandomZoom;
import dev.corno.layers.preprocessing.Range;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The random changes of pictures by the names used on the command line, each a layer for pictures scaled to 0..1. */
public enum Change {
    /** Left and right swapped, or not. */
    FLIP(0, (amount, picture) -> new RandomFlip(FlipMode.HORIZONTAL)),
    /** Moved by a part of height and width at most. */
    SHIFT(0.1, (amount, picture) -> new RandomTranslation(amount, amount)),
    /** Padded with black by so many pixels and cut to its size again: moved by whole pixels. */
    CROP(4, (amount, picture) -> new RandomTranslation(amount / picture.dim(0), amount / picture.dim(1))
            .fillMode(FillMode.CONSTANT).interpolation(Interpolation.NEAREST)),
    /** Turned by a part of a full turn at most. */
    ROTATE(0.05, (amount, picture) -> new RandomRotation(amount)),
    /** Zoomed in or out by a part at most. */
    ZOOM(0.1, (amount, picture) -> new RandomZoom(amount)),
    /** More or less contrast, by a part at most. */
    CONTRAST(0.2, (amount, picture) -> new RandomContrast(new Range(amount, amount)).valueRange(new Range(0, 1))),
    /** Lighter or darker, by a part of white at most. */
    BRIGHTNESS(0.2, (amount, picture) -> new RandomBrightness(amount).valueRange(new Range(0, 1)));

    private final double usual;
    private final Making making;

    Change(double usual, Making making) {
        this.usual = usual;
        this.making = making;
    }

    /** {@return the change of that name, if there is one} */
    static Optional<Change> named(String name) {
        return Arrays.stream(values()).filter(change -> change.toString().equals(name)).findFirst();
    }

    /** {@return the amount where none is given, or 0 for a change that has none} */
    double usual() {
        return usual;
    }

    /**
     * {@return whether it can be made by that much}
     *
     * @param amount pixels for a crop, a part in (0, 1] for others
     */
    boolean allows(double amount) {
        return amount > 0 && (this == CROP ? amount == Math.rint(amount) && amount <= Integer.MAX_VALUE : amount <= 1);
    }

    /** {@return which amounts there are, in words} */
    String amounts() {
        return this == CROP ? "a positive integer, in pixels" : "a number in (0, 1]";
    }

    /**
     * {@return the layer}
     *
     * @param amount allowed
     * @param picture {@code (height, width, channels)}
     */
    Preprocessing layer(double amount, Shape picture) {
        return making.layer(amount, picture);
    }

    /** {@return the name as it is typed} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Makes a layer. */
    private interface Making {
        Preprocessing layer(double amount, Shape picture);
    }
}
