package dev.corno.zoo;

import dev.corno.tensor.Shape;

/** What every architecture demands of its options. */
final class ArchitectureChecks {

    private ArchitectureChecks() {
    }

    static void checkClasses(String where, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException(where + ": expects at least 2 classes, got " + classes + ".");
        }
    }

    static void checkImages(String where, Shape shape) {
        if (shape.rank() != 3 || !shape.isKnown() || shape.size() == 0) {
            throw new IllegalArgumentException(where + ": expects images of shape (height, width, channels), got " + shape + ".");
        }
    }
}
