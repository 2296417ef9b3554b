package dev.corno.data;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pictures sorted into folders by class, in a folder or a zip file: {@code cat/1.jpg}, {@code dog/2.jpg}, or the same below
 * {@code train} and {@code test}. The sorted folder names are the classes; files that are not PNG, JPEG, BMP or GIF by name are
 * passed over.
 *
 * <pre>{@code
 * LabelledImages pets = ImageFolder.read(Path.of("pets.zip"), 64, 64, 3);
 * }</pre>
 */
public final class ImageFolder {

    private static final List<String> TRAIN = List.of("train", "training");
    private static final List<String> TEST = List.of("test", "validation", "valid", "val");

    private ImageFolder() {
    }

    /**
     * Pictures to train on, and to test with where the folder sets some apart.
     *
     * @param train all pictures, or those below {@code train}
     * @param test those below {@code test}, {@code validation}, {@code valid} or {@code val}, with the same class names
     */
    public record Parts(LabelledImages train, Optional<LabelledImages> test) {
    }

    /**
     * {@return all pictures, resized to one size; where there are parts, those below {@code train}}
     *
     * @param path a folder or zip file
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param channels 1 for grey or 3 for red, green and blue
     * @throws DataException if there are no class folders with pictures, or one cannot be read
     */
    public static LabelledImages read(Path path, int height, int width, int channels) {
        return readParts(path, height, width, channels).train();
    }

    /**
     * {@return all pictures, resized to one size, in the parts that the folder has}
     *
     * @param path a folder or zip file
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param channels 1 for grey or 3 for red, green and blue
     * @throws DataException if there are no class folders with pictures, the test part has a class that the training part lacks,
     *     or a picture cannot be read
     */
    public static Parts readParts(Path path, int height, int width, int channels) {
        try (ImageFiles files = ImageFiles.open(path)) {
            List<ImageFiles.Entry> train = files.part(TRAIN);
            List<ImageFiles.Entry> all = train.isEmpty() ? files.entries() : train;
            List<ImageFiles.Entry> test = train.isEmpty() ? List.of() : files.part(TEST);
            NavigableSet<String> classes = all.stream().map(ImageFiles.Entry::label).collect(Collectors.toCollection(TreeSet::new));
            if (classes.isEmpty()) {
                throw noClasses(path);
            }
            List<String> names = List.copyOf(classes);
            test.stream().map(ImageFiles.Entry::label).filter(label -> !classes.contains(label)).findFirst().ifPresent(label -> {
                throw new DataException(path + ": the test part has the class \"" + label + "\", but the training part has only "
                        + String.join(", ", names) + ". Use the same class folders in both.");
            });
            LabelledImages training = read(files, all, names, height, width, channels);
            return new Parts(training, test.isEmpty() ? Optional.empty()
                    : Optional.of(read(files, test, names, height, width, channels)));
        }
    }

    /**
     * {@return the shape {@code (height, width, channels)} of the first picture; channels are 1 if it is all grey, else 3}
     *
     * @param path a folder or zip file
     * @throws DataException if there are no class folders with pictures, or the first cannot be read
     */
    public static Shape shapeOfFirst(Path path) {
        try (ImageFiles files = ImageFiles.open(path)) {
            ImageFiles.Entry first = files.entries().stream().findFirst().orElseThrow(() -> noClasses(path));
            Tensor picture = ImageDecoder.decode(files.bytes(first), files.name(first), 3);
            byte[] pixels = picture.toByteArray();
            boolean grey = IntStream.range(0, pixels.length / 3)
                    .allMatch(i -> pixels[i * 3] == pixels[i * 3 + 1] && pixels[i * 3] == pixels[i * 3 + 2]);
            return picture.shape().with(2, grey ? 1 : 3);
        }
    }

    private static DataException noClasses(Path path) {
        return new DataException(path + ": expects folders named after the classes with PNG, JPEG, BMP or GIF pictures in them, "
                + "got none. Sort the pictures into such folders.");
    }

    private static LabelledImages read(ImageFiles files, List<ImageFiles.Entry> entries, List<String> classNames, int height,
            int width, int channels) {
        long size = (long) height * width * channels;
        if (size * entries.size() > Integer.MAX_VALUE - 8) {
            throw new DataException(files.path() + ": " + entries.size() + " pictures of " + height + " x " + width + " x " + channels
                    + " bytes are more than fit in memory at once (2147483639 bytes). Use a smaller size or fewer pictures.");
        }
        byte[] pixels = new byte[(int) size * entries.size()];
        int[] labels = new int[entries.size()];
        IntStream.range(0, entries.size()).parallel().forEach(i -> {
            ImageFiles.Entry entry = entries.get(i);
            Tensor picture = Images.decode(files.bytes(entry), files.name(entry), height, width, channels);
            System.arraycopy(picture.toByteArray(), 0, pixels, i * (int) size, (int) size);
            labels[i] = Collections.binarySearch(classNames, entry.label());
        });
        return new LabelledImages(Tensor.of(pixels, entries.size(), height, width, channels), Tensor.of(labels, entries.size()),
                classNames);
    }
}
