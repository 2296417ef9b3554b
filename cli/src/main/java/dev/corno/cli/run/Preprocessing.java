package dev.corno.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.data.ArrayDataset;
import dev.corno.data.Dataset;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How pictures become a model's input, and what its outputs stand for. Kept beside the model, so that whoever uses it later does the
 * same as whoever trained it.
 *
 * @param image {@code (height, width, channels)} of the pictures
 * @param scale what bytes are multiplied with; 1/255 gives 0 to 1
 * @param classes names of the classes, in the order of the outputs
 * @param training what the model was trained on, or empty where that is not known
 */
public record Preprocessing(Shape image, float scale, List<String> classes, Optional<TrainingData> training) {

    /** The name of the file beside the model. */
    public static final String FILE = "preprocessing.json";

    private static final float ONE_PER_BYTE = 1 / 255f;
    private static final long LARGEST_FILE = 16L << 20;
    private static final int LARGEST_SIDE = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Copies the list and checks the shape. */
    public Preprocessing {
        classes = List.copyOf(classes);
        int channels = image.rank() == 3 ? image.dim(2) : 0;
        if (channels != 1 && channels != 3 || !IntStream.of(image.toArray()).allMatch(dim -> dim >= 1 && dim <= LARGEST_SIDE)) {
            throw new IllegalArgumentException("Preprocessing: expects pictures of shape (height, width, 1) or (height, width, 3), got "
                    + image + ".");
        }
        if (!(scale > 0) || !Float.isFinite(scale)) {
            throw new IllegalArgumentException("Preprocessing: scale must be a positive number, got " + scale + ".");
        }
        if (classes.size() < 2) {
            throw new IllegalArgumentException("Preprocessing: expects the names of at least 2 classes, got " + classes.size() + ".");
        }
    }

    /**
     * {@return bytes scaled to 0..1}
     *
     * @param image {@code (height, width, channels)} of the pictures
     * @param classes names of the classes
     */
    public static Preprocessing bytes(Shape image, List<String> classes) {
        return new Preprocessing(image, ONE_PER_BYTE, classes, Optional.empty());
    }

    /**
     * {@return a copy that says what the model was trained on}
     *
     * @param data the data, and how light their pictures are
     */
    public Preprocessing trainedOn(TrainingData data) {
        return new Preprocessing(image, scale, classes, Optional.of(data));
    }

    /**
     * {@return what a model that says nothing about its pictures most likely expects: pictures of its input shape (a flat one taken as
     * square), bytes scaled to 0..1, classes named by number}
     *
     * @param input the shape of the model's input, without the batch axis
     * @param output the shape of the model's output, without the batch axis
     * @throws IllegalArgumentException if the model is not one that tells pictures apart
     */
    public static Preprocessing guess(Shape input, Shape output) {
        if (output.rank() != 1 || output.dim(0) < 2 || !input.isKnown()) {
            throw new IllegalArgumentException("Preprocessing: expects a model from pictures to the probabilities of classes, got one from "
                    + input.withBatch() + " to " + output.withBatch() + ".");
        }
        return bytes(picture(input), IntStream.range(0, output.dim(0)).mapToObj(Integer::toString).toList());
    }

    /**
     * {@return the shape of the pictures behind a model's input: a flat input is taken as square and grey, else as square and coloured}
     *
     * @param input without the batch axis
     */
    public static Shape picture(Shape input) {
        if (input.rank() == 2) {
            return input.append(1);
        }
        if (input.rank() != 1) {
            return input;
        }
        int size = input.dim(0);
        for (int channels : new int[] {1, 3}) {
            int side = (int) Math.round(Math.sqrt((double) size / channels));
            if (side * side * channels == size) {
                return Shape.of(side, side, channels);
            }
        }
        return input;
    }

    /**
     * {@return samples in the shape of a model's input, scaled batch by batch}
     *
     * @param x pictures, {@code (samples, height, width, channels)}, uint8
     * @param y class indices, {@code (samples)}
     * @param input the shape of the model's input, without the batch axis
     * @throws IllegalArgumentException if the pictures do not have this size
     */
    public ArrayDataset dataset(Tensor x, Tensor y, Shape input) {
        return Dataset.of(shaped(x, input), y).scale(scale);
    }

    /**
     * {@return samples in the shape of a model's input, scaled}
     *
     * @param x pictures, {@code (samples, height, width, channels)}, uint8
     * @param input the shape of the model's input, without the batch axis
     * @throws IllegalArgumentException if the pictures do not have this size
     */
    public Tensor scaled(Tensor x, Shape input) {
        return shaped(x, input).times(scale);
    }

    private Tensor shaped(Tensor x, Shape input) {
        Shape picture = x.shape().slice(1, x.rank());
        if (!picture.equals(image)) {
            throw new IllegalArgumentException("The model takes pictures of shape " + image + ", got " + picture
                    + ". Choose the data it was trained on, or train a model for these pictures.");
        }
        return x.reshape(input.prepend(x.rows()).toArray());
    }

    /** {@return this as JSON} */
    public String toJson() {
        ObjectNode fields = JSON.createObjectNode();
        fields.set("image", JSON.valueToTree(image.toArray()));
        fields.put("scale", scale);
        fields.set("classes", JSON.valueToTree(classes));
        training.ifPresent(data -> fields.put("data", data.name()).put("background", data.background()));
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Preprocessing: expects plain values, got some that JSON has no form for.", e);
        }
    }

    /**
     * {@return what a file holds}
     *
     * @param file written from {@link #toJson}
     * @throws IOException if it cannot be read or holds something else
     */
    public static Preprocessing read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + ": expects at most " + LARGEST_FILE + " bytes, got " + Files.size(file) + ".");
        }
        try {
            JsonNode fields = JSON.readTree(Files.readAllBytes(file));
            return new Preprocessing(shape(fields.path("image")), (float) fields.path("scale").asDouble(), names(fields.path("classes")),
                    Optional.ofNullable(fields.path("data").textValue())
                            .map(name -> new TrainingData(name, fields.path("background").asDouble(Double.NaN))));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String detail = e instanceof JsonProcessingException json ? "what is no JSON in line " + json.getLocation().getLineNr() + "."
                    : e.getMessage();
            throw new IOException(file + ": expects image, scale and classes in JSON, got: " + detail
                    + " Remove the file to use the model without it.", e);
        }
    }

    private static Shape shape(JsonNode dims) {
        if (dims.size() != 3) {
            throw new IllegalArgumentException("image has " + dims.size() + " numbers instead of 3.");
        }
        return Shape.of(IntStream.range(0, 3).map(i -> dims.get(i).asInt(-1)).toArray());
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }
}
