package dev.corno.benchmarks;

import java.util.Random;

/**
 * As many made-up digits as MNIST has, as bytes: noise where the pattern of the class has ink, zeros elsewhere.
 *
 * @param count number of digits
 * @param images {@code (count, 784)}, each number from 0 to 255
 * @param labels {@code (count)}, from 0 to 9
 */
public record Digits(int count, byte[] images, byte[] labels) {

    /** Numbers of a digit. */
    public static final int PIXELS = 784;

    private static final int SHARE_OF_INK = 5;

    /**
     * {@return digits}
     *
     * @param count how many
     */
    static Digits draw(int count) {
        Random random = new Random(1);
        byte[][] patterns = new byte[10][PIXELS];
        for (byte[] pattern : patterns) {
            for (int j = 0; j < PIXELS; j++) {
                pattern[j] = (byte) (random.nextInt(SHARE_OF_INK) == 0 ? 0xff : 0);
            }
        }
        byte[] images = new byte[count * PIXELS];
        byte[] labels = new byte[count];
        random.nextBytes(images);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(patterns.length);
            for (int j = 0; j < PIXELS; j++) {
                int at = i * PIXELS + j;
                images[at] &= patterns[labels[i]][j];
            }
        }
        return new Digits(count, images, labels);
    }
}
