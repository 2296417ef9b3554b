package dev.corno.cli.run;

import dev.corno.data.ArrayDataset;
import dev.corno.data.Dataset;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Random changes of the training pictures, other ones in each epoch.
 *
 * @param steps made in this order; none leaves pictures alone
 */
public record Augmentation(List<Step> steps) {

    /** Leaves pictures alone. */
    public static final Augmentation NONE = new Augmentation(List.of());

    private static final String NO_CHANGE = "none";

    /**
     * One change.
     *
     * @param change which
     * @param amount by how much at most; 0 for a change that has no amount
     */
    public record Step(Change change, double amount) {

        private static Step of(String words) {
            String[] parts = words.strip().toLowerCase(Locale.ROOT).split("=", 2);
            Change change = Change.named(parts[0]).orElseThrow(() -> new IllegalArgumentException("--augment must be none or a list of "
                    + names() + ", each but flip with an amount if you like, got " + (words.isBlank() ? "an empty word" : words) + "."));
            if (parts.length == 1) {
                return new Step(change, change.usual());
            }
            if (change.usual() == 0) {
                throw new IllegalArgumentException("--augment " + change + " takes no amount, got " + parts[1] + ".");
            }
            return new Step(change, amount(change, parts[1]));
        }

        private static String names() {
            return Arrays.stream(Change.values()).map(Change::toString).sorted().collect(Collectors.joining(", "));
        }

        private static double amount(Change change, String word) {
            try {
                double amount = Double.parseDouble(word);
                if (change.allows(amount)) {
                    return amount;
                }
            } catch (NumberFormatException e) {
                // Told below, as for a number out of range.
            }
            throw new IllegalArgumentException("--augment " + change + " must be " + change.amounts() + ", got " + word + ".");
        }

        /** {@return the change as it is typed} */
        @Override
        public String toString() {
            if (amount == 0) {
                return change.toString();
            }
            return change + "=" + (amount == Math.rint(amount) ? Integer.toString((int) amount) : Double.toString(amount));
        }
    }

    /** Copies the list. */
    public Augmentation {
        steps = List.copyOf(steps);
    }

    /**
     * {@return the changes that are named}
     *
     * @param words such as {@code flip,shift=0.1,crop=4}, or {@code none}
     * @throws IllegalArgumentException if there is no such change or it cannot be made by that much
     */
    public static Augmentation of(String words) {
        if (words.strip().equalsIgnoreCase(NO_CHANGE)) {
            return NONE;
        }
        List<Step> steps = new ArrayList<>();
        for (String step : words.split(",", -1)) {
            steps.add(Step.of(step));
        }
        return new Augmentation(steps);
    }

    /**
     * {@return the samples, changed as each batch is made}
     *
     * @param training pictures scaled to 0..1
     * @param picture {@code (height, width, channels)} of the pictures
     * @param seed where random numbers start
     * @throws IllegalArgumentException if pictures are too small for a change
     */
    public Dataset applyTo(ArrayDataset training, Shape picture, long seed) {
        if (steps.isEmpty()) {
            return training;
        }
        requirePixels(picture);
        return training.augment(steps.stream().map(step -> step.change().layer(step.amount(), picture)).toArray(Preprocessing[]::new))
                .seed(seed);
    }

    private void requirePixels(Shape picture) {
        int side = Math.min(picture.dim(0), picture.dim(1));
        for (Step step : steps) {
            if (step.change() == Change.CROP && step.amount() > side) {
                throw new IllegalArgumentException("--augment " + step + ": expects at most the " + side
                        + " pixels of the pictures' shorter side. Give fewer.");
            }
        }
    }

    /** {@return the changes as they are typed, such as {@code flip,shift=0.1}, or {@code none}} */
    @Override
    public String toString() {
        return steps.isEmpty() ? NO_CHANGE : steps.stream().map(Step::toString).collect(Collectors.joining(","));
    }
}
