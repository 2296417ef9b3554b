package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns the bytes of a picture file into a tensor, with the JDK's own readers. */
final class ImageDecoder {

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");
    private static final int RED_WEIGHT = 19595;
    private static final int GREEN_WEIGHT = 38470;
    private static final int BLUE_WEIGHT = 7471;

    private ImageDecoder() {
    }

    static Tensor decode(byte[] encoded, String name, int channels) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("Images: channels must be 1 (grey) or 3 (red, green, blue), got " + channels + ".");
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            ImageReader reader = reader(in, name);
            try {
                return pixels(decode(reader, in, name), channels);
            } finally {
                reader.dispose();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static ImageReader reader(ImageInputStream in, String name) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new DataException(name + ": expects a PNG, JPEG, BMP or GIF picture, got a file of another kind. "
                + "Convert it to one of these.");
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream in, String name) throws IOException {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > Images.MAX_PIXELS) {
            throw new DataException(name + ": expects a picture of at most " + Images.MAX_PIXELS + " pixels, got " + width + " x "
                    + height + ". Save it smaller.");
        }
        reader.addIIOReadWarningListener((source, warning) -> {
            // The JPEG reader only warns when a file ends early and fills the rest with grey.
            if (warning.contains("remature end")) {
                throw damaged(name, new IOException(warning));
            }
        });
        BufferedImage image = reader.read(0);
        int colours = image.getColorModel().getNumColorComponents();
        if (colours != 1 && colours != 3) {
            throw new DataException(name + ": expects a picture in grey or in red, green and blue, got one in " + colours
                    + " colours such as CMYK. Save it as RGB.");
        }
        return image;
    }

    private static DataException damaged(String name, Exception cause) {
        return new DataException(name + ": expects a whole picture, got one that is cut short or damaged. "
                + "Get the file again or remove it.", cause);
    }

    private static Tensor pixels(BufferedImage image, int channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] pixels = new byte[height * width * channels];
        int[] row = new int[width * 3];
        for (int y = 0; y < height; y++) {
            readRow(image, y, row);
            for (int x = 0; x < width; x++) {
                if (channels == 1) {
                    pixels[y * width + x] = (byte) grey(row[x * 3], row[x * 3 + 1], row[x * 3 + 2]);
                } else {
                    for (int channel = 0; channel < 3; channel++) {
                        pixels[(y * width + x) * 3 + channel] = (byte) row[x * 3 + channel];
                    }
                }
            }
        }
        return Tensor.of(pixels, height, width, channels);
    }

    /**
     * Reads a row as red, green, blue. Samples come straight from the raster: {@code getRGB} would change the brightness of grey
     * pictures, whose colour space Java takes for linear.
     */
    private static void readRow(BufferedImage image, int y, int[] row) {
        int width = image.getWidth();
        if (image.getColorModel() instanceof IndexColorModel) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                row[x * 3] = rgb >> 16 & 0xFF;
                row[x * 3 + 1] = rgb >> 8 & 0xFF;
                row[x * 3 + 2] = rgb & 0xFF;
            }
            return;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        for (int channel = 0; channel < 3; channel++) {
            int band = bands < 3 ? 0 : channel;
            int most = (1 << image.getSampleModel().getSampleSize(band)) - 1;
            for (int x = 0; x < width; x++) {
                int sample = raster.getSample(x, y, band);
                row[x * 3 + channel] = most == 255 ? sample : (int) ((sample * 255L + most / 2) / most);
            }
        }
    }

    private static int grey(int red, int green, int blue) {
        return (red * RED_WEIGHT + green * GREEN_WEIGHT + blue * BLUE_WEIGHT + 0x8000) >> 16;
    }
}
