package dev.corno.cli.run;

import dev.corno.data.Images;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds and reads pictures to be told apart. */
public final class Pictures {

    private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

    private Pictures() {
    }

    /**
     * {@return the files, and the pictures in and below the folders, each folder's sorted}
     *
     * @param places files and folders
     * @throws IOException if a folder cannot be read or holds no picture
     */
    public static List<Path> find(List<Path> places) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                found.addAll(inFolder(place));
            } else {
                found.add(place);
            }
        }
        return found;
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> pictures = files.filter(Files::isRegularFile).filter(Pictures::isPicture).sorted().toList();
            if (pictures.isEmpty()) {
                throw new IOException(folder + ": expects PNG, JPEG, BMP or GIF files in this folder, found none.");
            }
            return pictures;
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && SUFFIXES.stream().anyMatch(name::endsWith);
    }

    /**
     * {@return a picture of the wanted shape, uint8}
     *
     * @param file where it is
     * @param shape {@code (height, width, channels)}
     * @param invert whether black and white are swapped
     * @throws dev.corno.data.DataException if it cannot be read
     */
    public static Tensor read(Path file, Shape shape, boolean invert) {
        Tensor picture = Images.read(file, shape.dim(0), shape.dim(1), shape.dim(2));
        return invert ? inverted(picture) : picture;
    }

    private static Tensor inverted(Tensor picture) {
        byte[] pixels = picture.toByteArray();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~pixels[i];
        }
        return Tensor.of(pixels, picture.shape().toArray());
    }

    /**
     * {@return whether all pixels have the same value, as where ink and paper differ in their transparency only}
     *
     * @param picture uint8
     */
    public static boolean isBlank(Tensor picture) {
        byte[] pixels = picture.toByteArray();
        return IntStream.range(1, pixels.length).allMatch(i -> pixels[i] == pixels[0]);
    }

    /**
     * {@return how light pictures are at their edges on average, 0 for black to 255 for white}
     *
     * @param pictures {@code (pictures, height, width, channels)}, uint8
     */
    public static double background(Tensor pictures) {
        int height = pictures.shape().dim(1);
        int row = pictures.shape().dim(2) * pictures.shape().dim(3);
        int channels = pictures.shape().dim(3);
        byte[] pixels = pictures.toByteArray();
        return IntStream.range(0, pixels.length).filter(i -> {
            int line = i / row % height;
            int column = i % row;
            return line == 0 || line == height - 1 || column < channels || column >= row - channels;
        }).map(i -> pixels[i] & 0xFF).average().orElse(0);
    }

    /**
     * {@return pictures of one shape in one tensor, {@code (pictures, height, width, channels)}, uint8}
     *
     * @param pictures at least one
     */
    public static Tensor batch(List<Tensor> pictures) {
        int size = pictures.get(0).size();
        byte[] pixels = new byte[size * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).toByteArray(), 0, pixels, i * size, size);
        }
        return Tensor.of(pixels, pictures.get(0).shape().prepend(pictures.size()).toArray());
    }
}
