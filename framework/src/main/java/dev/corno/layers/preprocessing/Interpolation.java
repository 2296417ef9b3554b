package dev.corno.layers.preprocessing;

/** How the value between pixels is found. */
public enum Interpolation {

    /** The nearest pixel's. */
    NEAREST(0),

    /** Blended from the two nearest along each axis. */
    BILINEAR(1),

    /** A cubic through the four nearest along each axis, with Keys's parameter -0.5. */
    BICUBIC(2),

    /** Lanczos's window over the six nearest along each axis. */
    LANCZOS3(3),

    /** Lanczos's window over the ten nearest along each axis. */
    LANCZOS5(5);

    private final int radius;

    Interpolation(int radius) {
        this.radius = radius;
    }

    /** {@return how far a pixel reaches, in pixels} */
    int radius() {
        return radius;
    }

    /** {@return the weight of a pixel at a distance, before weights are made to add up to 1} */
    double weight(double distance) {
        double x = Math.abs(distance);
        if (x >= radius) {
            return 0;
        }
        return switch (this) {
            case NEAREST, BILINEAR -> 1 - x;
            case BICUBIC -> x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
            case LANCZOS3, LANCZOS5 -> x < 1e-3 ? 1
                    : radius * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / radius) / (Math.PI * Math.PI * x * x);
        };
    }

    void requireNearestOrBilinear(String where) {
        if (this != NEAREST && this != BILINEAR) {
            throw new IllegalArgumentException(where + ": interpolation must be BILINEAR or NEAREST, got " + this + ".");
        }
    }
}
