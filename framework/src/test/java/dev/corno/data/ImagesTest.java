package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    @TempDir
    Path folder;

    @Test
    void readsColoursInOrder() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x102030);
        image.setRGB(1, 0, 0xFF0080);
        assertEquals(Tensor.of(new byte[] {0x10, 0x20, 0x30, (byte) 0xFF, 0, (byte) 0x80}, 1, 2, 3), Images.read(saved(image, "png"), 3));
    }

    @Test
    void turnsColourToGreyByItsBrightness() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFF0000);
        image.setRGB(1, 0, 0x00FF00);
        image.setRGB(2, 0, 0x0000FF);
        assertEquals(Tensor.of(new byte[] {76, (byte) 150, 29}, 1, 3, 1), Images.read(saved(image, "bmp"), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void keepsGreyLevelsAsTheyAre(int type) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, type);
        int step = type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 257;
        image.getRaster().setSample(0, 0, 0, 100 * step);
        image.getRaster().setSample(1, 0, 0, 200 * step);
        assertEquals(Tensor.of(new byte[] {100, 100, 100, (byte) 200, (byte) 200, (byte) 200}, 1, 2, 3), Images.read(saved(image, "png"), 3));
    }

    @Test
    void readsPalettes() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xFFFFFFFF);
        assertEquals(Tensor.of(new byte[] {(byte) 255, 0}, 1, 2, 1), Images.read(saved(image, "gif"), 1));
    }

    @Test
    void resizesBetweenPixelCentres() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 0, 0, 200);
        assertEquals(Tensor.of(new byte[] {0, 50, (byte) 150, (byte) 200}, 1, 4, 1), Images.read(saved(image, "png"), 1, 4, 1));
        assertEquals(Tensor.of(new byte[] {100}, 1, 1, 1), Images.read(saved(image, "png"), 1, 1, 1));
    }

    @Test
    void readsJpegNearlyAsSaved() throws IOException {
        Tensor read = Images.read(saved(grey(200), "jpg"), 3);
        assertEquals(Shape.of(8, 8, 3), read.shape());
        assertEquals(200, read.at(4, 4, 1), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
    void rejectsPicturesCutShort(String format) throws IOException {
        Path whole = saved(noise(64, 64), format);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half." + format), Arrays.copyOf(bytes, bytes.length / 2));
        assertFails(half + ": expects a whole picture, got one that is cut short or damaged. Get the file again or remove it.",
                () -> Images.read(half, 3));
    }

    @Test
    void rejectsPicturesInPrintersColours() throws IOException {
        Path file = folder.resolve("print.jpg");
        Files.write(file, fourColours());
        assertFails(file + ": expects a picture in grey or in red, green and blue, got one in 4 colours such as CMYK. "
                + "Save it as RGB.",
                () -> Images.read(file, 3));
    }

    @Test
    void rejectsFilesOfAnotherKind() throws IOException {
        Path file = Files.writeString(folder.resolve("a.png"), "no picture at all");
        assertFails(file + ": expects a PNG, JPEG, BMP or GIF picture, got a file of another kind. Convert it to one of these.",
                () -> Images.read(file, 3));
    }

    @Test
    void rejectsPicturesThatClaimToBeHugeBeforeDecodingThem() throws IOException {
        Path file = Files.write(folder.resolve("bomb.png"), withSize(Files.readAllBytes(saved(noise(4, 4), "png")), 100_000, 90_000));
        assertFails(file + ": expects a picture of at most 50000000 pixels, got 100000 x 90000. Save it smaller.",
                () -> Images.read(file, 3));
    }

    @Test
    void rejectsHugeFiles() throws IOException {
        Path file = folder.resolve("huge.png");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), Images.MAX_FILE_BYTES);
        }
        assertFails(file + ": expects a picture file of at most 67108864 bytes, got a larger one. Save it smaller.",
                () -> Images.read(file, 3));
    }

    @Test
    void rejectsMissingFiles() {
        Path file = folder.resolve("none.png");
        assertFails(file + ": cannot be read: no such file or folder. Check that the file exists and is readable.", () -> Images.read(file, 3));
    }

    @Test
    void rejectsOtherNumbersOfChannels() throws IOException {
        Path file = saved(noise(4, 4), "png");
        Exception failure = assertThrows(IllegalArgumentException.class, () -> Images.read(file, 4));
        assertEquals("Images: channels must be 1 (grey) or 3 (red, green, blue), got 4.", failure.getMessage());
    }

    @Test
    void rejectsSizesBelowOne() throws IOException {
        Path file = saved(noise(4, 4), "png");
        Exception failure = assertThrows(IllegalArgumentException.class, () -> Images.read(file, 0, 8, 3));
        assertEquals("Images: height and width must be positive numbers of pixels, got 0 x 8.", failure.getMessage());
    }

    private static BufferedImage grey(int level) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[64];
        Arrays.fill(pixels, level * 0x10101);
        image.setRGB(0, 0, 8, 8, pixels, 0, 8);
        return image;
    }

    static BufferedImage noise(int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        image.setRGB(0, 0, width, height, random.ints((long) width * height, 0, 0x1000000).toArray(), 0, width);
        return image;
    }

    private static byte[] withSize(byte[] png, int width, int height) {
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return png;
    }

    private Path saved(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    private static byte[] fourColours() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(new IIOImage(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null), null, null));
        }
        return jpeg.toByteArray();
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(DataException.class, code).getMessage());
    }
}
