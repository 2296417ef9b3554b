package dev.corno.callbacks.tensorboard;

import dev.corno.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Weights as pictures, as Keras draws them, axes of length 1 left out: a vector is one column; a matrix one picture, wider than high;
 * of three axes the last one counts the pictures; of four the first one, where the last has the 3 or 4 colours. 0 is black and 1 white.
 */
public final class WeightImages {

    private static final int MOST = 3;
    private static final int[] COLOURS = {16, 8, 0, 24};

    private final Tensor values;
    private final int[] size;
    private final int[] strides;

    private WeightImages(Tensor values, int[] size, int[] strides) {
        this.values = values;
        this.size = size;
        this.strides = strides;
    }

    /**
     * {@return the pictures, at most three, or empty where weights cannot be drawn}
     *
     * @param tag their name
     * @param weight the weight
     */
    public static Optional<Summary> of(String tag, Tensor weight) {
        return layout(weight).map(images -> images.summary(tag));
    }

    /** Sizes and strides of pictures, rows, columns and colours. */
    private static Optional<WeightImages> layout(Tensor weight) {
        int[] shape = weight.shape().toArray();
        int[] axes = Arrays.stream(shape).filter(length -> length != 1).toArray();
        if (weight.size() == 0) {
            return Optional.empty();
        }
        return switch (axes.length) {
            case 1 -> Optional.of(new WeightImages(weight, new int[] {1, axes[0], 1, 1}, new int[] {0, 1, 0, 0}));
            case 2 -> Optional.of(axes[0] > axes[1]
                    ? new WeightImages(weight, new int[] {1, axes[1], axes[0], 1}, new int[] {0, 1, axes[1], 0})
                    : new WeightImages(weight, new int[] {1, axes[0], axes[1], 1}, new int[] {0, axes[1], 1, 0}));
            case 3 -> Optional.of(new WeightImages(weight, new int[] {axes[2], axes[0], axes[1], 1},
                    new int[] {1, axes[1] * axes[2], axes[2], 0}));
            case 4 -> axes[3] == 3 || axes[3] == 4
                    ? Optional.of(new WeightImages(weight, axes,
                            new int[] {axes[1] * axes[2] * axes[3], axes[2] * axes[3], axes[3], 1}))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Summary summary(String tag) {
        List<byte[]> pngs = new ArrayList<>();
        for (int i = 0; i < Math.min(size[0], MOST); i++) {
            pngs.add(png(i * strides[0]));
        }
        return Summary.images(tag, size[2], size[1], pngs);
    }

    private byte[] png(int first) {
        int type = size[3] == 1 ? BufferedImage.TYPE_BYTE_GRAY : size[3] == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(size[2], size[1], type);
        for (int row = 0; row < size[1]; row++) {
            for (int column = 0; column < size[2]; column++) {
                int place = first + row * strides[1] + column * strides[2];
                if (size[3] == 1) {
                    image.getRaster().setSample(column, row, 0, level(place));
                } else {
                    int pixel = 0;
                    for (int colour = 0; colour < size[3]; colour++) {
                        pixel |= level(place + colour) << COLOURS[colour];
                    }
                    image.setRGB(column, row, pixel);
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("TensorBoard: expects to draw weights, got " + e + ".", e);
        }
        return bytes.toByteArray();
    }

    private int level(int place) {
        return (int) Math.min(Math.max(values.flat(place) * 255.5f, 0), 255);
    }
}
