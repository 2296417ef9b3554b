package dev.corno.cli.run;

/**
 * What a model was trained on.
 *
 * @param name the name of the data, or the absolute path of pictures
 * @param background how light the pictures are at their edges on average, 0 for black to 255 for white
 */
public record TrainingData(String name, double background) {

    private static final double OPPOSITE = 128;

    /**
     * {@return whether a picture most likely has black and white the other way round}
     *
     * @param background how light it is at its edges, 0 to 255
     */
    public boolean isOpposite(double background) {
        return Math.abs(background - this.background) > OPPOSITE;
    }
}
