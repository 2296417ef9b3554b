package dev.corno.cli.run;

import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A model read from a run folder or a file, with what is known of its pictures.
 *
 * @param model the model, compiled if it was when saved
 * @param preprocessing how pictures become its input
 * @param isGuessed whether nothing beside the model says so and it was derived from the model's shapes
 */
public record TrainedModel(Model model, Preprocessing preprocessing, boolean isGuessed) {

    private static final int LISTED = 5;

    /**
     * {@return the model at a place}
     *
     * @param place a run folder, or a {@code .keras} file
     * @throws IOException if there is none or it cannot be read
     */
    public static TrainedModel load(Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve(RunFolder.MODEL) : place;
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Model model = Model.load(file);
        Path beside = file.resolveSibling(Preprocessing.FILE);
        return Files.exists(beside) ? new TrainedModel(model, fitting(Preprocessing.read(beside), beside, model), false)
                : new TrainedModel(model, Preprocessing.guess(model.inputShape(), model.outputShape()), true);
    }

    private static Preprocessing fitting(Preprocessing told, Path file, Model model) throws IOException {
        Shape input = model.inputShape();
        Shape output = model.outputShape();
        if (input.isKnown() && input.size() != told.image().size() || output.isKnown() && output.size() != told.classes().size()) {
            throw new IOException(file + ": expects pictures and classes for a model from " + input.withBatch() + " to "
                    + output.withBatch() + ", got pictures of shape " + told.image() + " and " + told.classes().size()
                    + " classes. Correct the file, or remove it to use the model without it.");
        }
        return told;
    }

    /**
     * Checks that data have the classes that the model tells apart; where these are guessed, only how many there are.
     *
     * @param data what the data are called
     * @param classes names of their classes
     * @throws IllegalArgumentException if they differ
     */
    public void checkClasses(String data, List<String> classes) {
        List<String> known = preprocessing.classes();
        if (isGuessed ? known.size() != classes.size() : !known.equals(classes)) {
            throw new IllegalArgumentException("The model tells " + listed(known) + " apart, but " + data + " has " + listed(classes)
                    + ". Choose data with the classes it was trained on.");
        }
    }

    private static String listed(List<String> classes) {
        String first = String.join(", ", classes.subList(0, Math.min(classes.size(), LISTED)));
        return classes.size() + " classes (" + first + (classes.size() > LISTED ? ", ...)" : ")");
    }

    /** {@return what was guessed, in one sentence} */
    public String guess() {
        return "Nothing beside the model says how its pictures were prepared: taking " + preprocessing.image()
                + " pixels, values scaled to 0..1, classes numbered from 0.";
    }
}
