package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads pictures: PNG, JPEG, BMP and the first frame of GIF. What a file claims is checked before memory is set aside for it.
 *
 * <pre>{@code
 * Tensor picture = Images.read(Path.of("cat.jpg"), 224, 224, 3);
 * Tensor batch = picture.reshape(1, 224, 224, 3);
 * }</pre>
 */
public final class Images {

    /** The largest file that is read, in bytes. */
    public static final int MAX_FILE_BYTES = 64 << 20;

    /** The most pixels a picture may have. */
    public static final int MAX_PIXELS = 50_000_000;

    private Images() {
    }

    /**
     * {@return a picture of shape {@code (height, width, channels)}, uint8, in its own size}
     *
     * @param file where it is
     * @param channels 1 for grey (ITU-R 601 luma, as in Keras) or 3 for red, green and blue; transparency is left out
     * @throws DataException if the file cannot be read, is cut short, is of another kind or too large
     */
    public static Tensor read(Path file, int channels) {
        return ImageDecoder.decode(bytes(file), file.toString(), channels);
    }

    /**
     * {@return a picture of shape {@code (height, width, channels)}, uint8, resized as Keras's {@code bilinear} does}
     *
     * @param file where it is
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param channels 1 for grey or 3 for red, green and blue
     * @throws DataException if the file cannot be read, is cut short, is of another kind or too large
     */
    public static Tensor read(Path file, int height, int width, int channels) {
        return decode(bytes(file), file.toString(), height, width, channels);
    }

    /**
     * {@return a picture of shape {@code (height, width, channels)}, uint8, from the bytes of its file}
     *
     * @param encoded the bytes of a PNG, JPEG, BMP or GIF file
     * @param name what the picture is called in errors
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param channels 1 for grey or 3 for red, green and blue
     * @throws DataException if the picture is cut short, of another kind or too large
     */
    public static Tensor decode(byte[] encoded, String name, int height, int width, int channels) {
        return BilinearResize.resize(ImageDecoder.decode(encoded, name, channels), height, width);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(in, file.toString());
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + DataException.reason(e)
                    + ". Check that the file exists and is readable.", e);
        }
    }

    /** {@return all bytes of a stream that ends before {@link #MAX_FILE_BYTES}} */
    static byte[] bytes(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        if (bytes.length > MAX_FILE_BYTES) {
            throw new DataException(name + ": expects a picture file of at most " + MAX_FILE_BYTES + " bytes, got a larger one. "
                    + "Save it smaller.");
        }
        return bytes;
    }
}
