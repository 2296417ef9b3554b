package dev.corno.saving;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads the numbers of an HDF5 file that may be damaged or made to do harm. Shapes are known before memory is taken, and whatever the
 * HDF5 library throws becomes a {@link ModelFormatException}.
 */
final class Hdf5Reader implements AutoCloseable {

    private final String place;
    private final HdfFile file;

    /**
     * Opens a file.
     *
     * @param path the file
     * @param place how messages begin, such as {@code load: m.keras}
     */
    Hdf5Reader(Path path, String place) {
        this.place = place;
        this.file = guard(() -> open(path));
    }

    // Over a mapped file the library takes slices of what is there; over a channel it takes as much memory as the file asks for.
    private static HdfFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            return channel.size() > Integer.MAX_VALUE ? new HdfFile(path)
                    : HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the names in a group, sorted; empty where there is no such group} */
    Set<String> names(String path) {
        return guard(() -> find(path) instanceof Group group ? new TreeSet<>(group.getChildren().keySet()) : Set.<String>of());
    }

    /** {@return whether there is a group at a path} */
    boolean hasGroup(String path) {
        return guard(() -> find(path) instanceof Group);
    }

    /**
     * {@return the texts of an attribute, also where Keras has split it into {@code name0}, {@code name1} and so on because of its size;
     * empty where there is none}
     *
     * @param path the group that has it; empty for the file's root
     * @param name its name
     */
    List<String> texts(String path, String name) {
        return guard(() -> {
            // A link is no group; asked for attributes, it would open what it leads to, which may be another file.
            Map<String, Attribute> attributes = (path.isEmpty() ? file : find(path)) instanceof Group group ? group.getAttributes() : Map.of();
            List<String> texts = new ArrayList<>(texts(attributes.get(name)));
            for (int part = 0; attributes.containsKey(name + part); part++) {
                texts.addAll(texts(attributes.get(name + part)));
            }
            return List.copyOf(texts);
        });
    }

    private static List<String> texts(Attribute attribute) {
        Object data = attribute == null || attribute.isEmpty() || attribute.getSize() == 0 ? null : attribute.getData();
        return data instanceof String[] several ? List.of(several) : data instanceof String one ? List.of(one) : List.of();
    }

    /**
     * {@return the shape of numbers, with which nothing is read yet}
     *
     * @param path where they are
     * @param name what they are, for messages
     */
    Shape shape(String path, String name) {
        long[] dims = guard(() -> dataset(path, name).getDimensionsAsLong());
        if (Arrays.stream(dims).anyMatch(dim -> dim < 0 || dim > Integer.MAX_VALUE)) {
            throw new ModelFormatException(place + " holds \"" + name + "\" of shape " + Arrays.toString(dims)
                    + ", which is too large to be read.");
        }
        return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
    }

    /**
     * {@return numbers: float32 for floating-point numbers, int32 or int64 for whole ones}
     *
     * @param path where they are
     * @param name what they are, for messages
     */
    Tensor read(String path, String name) {
        Shape shape = shape(path, name);
        return guard(() -> {
            Dataset dataset = dataset(path, name);
            DataType type = dataset.getDataType();
            boolean floating = type instanceof FloatingPoint && (type.getSize() == 4 || type.getSize() == 8);
            if (!floating && !(type instanceof FixedPoint)) {
                throw new ModelFormatException(place + " holds \"" + name + "\" as " + type.getClass().getSimpleName() + " of "
                        + type.getSize() + " bytes. Only float32, float64 and whole numbers are supported.");
            }
            if (!(dataset instanceof ContiguousDataset contiguous)) {
                throw new ModelFormatException(place + " holds \"" + name + "\" in compressed or chunked form, which Keras does not "
                        + "write. Write the file again without compression.");
            }
            ByteBuffer buffer = contiguous.getBuffer();
            if (buffer.remaining() != shape.size() * type.getSize()) {
                throw new ModelFormatException(place + " is cut off: \"" + name + "\" needs " + shape.size() * type.getSize()
                        + " bytes, got " + buffer.remaining() + ". Copy or download the file again.");
            }
            return floating ? floats(buffer, (FloatingPoint) type, shape) : integers(buffer, (FixedPoint) type, shape);
        });
    }

    private static Tensor floats(ByteBuffer buffer, FloatingPoint type, Shape shape) {
        float[] values = new float[Math.toIntExact(shape.size())];
        buffer.order(type.getByteOrder());
        if (type.getSize() == 4) {
            buffer.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) buffer.getDouble();
            }
        }
        return Tensor.of(values, shape.toArray());
    }

    private static Tensor integers(ByteBuffer buffer, FixedPoint type, Shape shape) {
        long[] values = new long[Math.toIntExact(shape.size())];
        buffer.order(type.getByteOrder());
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type.getSize()) {
                case 1 -> type.isSigned() ? buffer.get() : Byte.toUnsignedLong(buffer.get());
                case 2 -> type.isSigned() ? buffer.getShort() : Short.toUnsignedLong(buffer.getShort());
                case 4 -> type.isSigned() ? buffer.getInt() : Integer.toUnsignedLong(buffer.getInt());
                default -> buffer.getLong();
            };
        }
        Tensor wide = Tensor.of(values, shape.toArray());
        return type.getSize() > 4 ? wide : wide.asType(dev.corno.tensor.DataType.INT32);
    }

    private Dataset dataset(String path, String name) {
        if (find(path) instanceof Dataset dataset) {
            return dataset;
        }
        throw new ModelFormatException(place + " has no \"" + name + "\" (looked for it at " + path
                + "). Is the file of another model?");
    }

    private Node find(String path) {
        Node node = file;
        for (String name : path.split("/")) {
            node = node instanceof Group group ? group.getChildren().get(name) : null;
        }
        return node;
    }

    // The library follows whatever a damaged file says, into errors of all kinds and into endless recursion.
    private <T> T guard(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ModelFormatException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new ModelFormatException(place + " is not a complete HDF5 file of weights. Copy or download it again.", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
