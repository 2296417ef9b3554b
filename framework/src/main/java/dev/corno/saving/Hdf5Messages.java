package dev.corno.saving;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import io.jhdf.checksum.ChecksumUtils;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The object headers of an HDF5 file, as the HDF5 file format specification (version 3.0, section IV.A) has them: version 2 headers
 * with the links of a group inside.
 */
final class Hdf5Messages {

    /** The address of what is not there. */
    static final long UNDEFINED = -1;

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0A;
    private static final int ATTRIBUTE = 0x0C;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private Hdf5Messages() {
    }

    /** {@return a group's header; its size does not depend on the addresses} */
    static byte[] group(Map<String, Long> children, String label, long heap, int heapIndex) {
        Hdf5Messages header = new Hdf5Messages();
        header.add(LINK_INFO, buffer(18).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED));
        header.add(GROUP_INFO, buffer(2));
        if (!label.isEmpty()) {
            header.add(ATTRIBUTE, nameAttribute(label.getBytes(StandardCharsets.UTF_8).length, heap, heapIndex));
        }
        children.forEach((name, address) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            header.add(LINK, buffer(13 + bytes.length).put((byte) 1).put((byte) 0x11).put((byte) 1)
                    .putShort((short) bytes.length).put(bytes).putLong(address));
        });
        return header.withChecksum();
    }

    /** {@return the header of numbers stored in one piece} */
    static byte[] dataset(DataType type, Shape shape, long address) {
        Hdf5Messages header = new Hdf5Messages();
        ByteBuffer space = buffer(4 + 8 * shape.rank()).put((byte) 2).put((byte) shape.rank()).put((byte) 0)
                .put((byte) (shape.rank() == 0 ? 0 : 1));
        for (int dim : shape.toArray()) {
            space.putLong(dim);
        }
        header.add(DATASPACE, space);
        header.add(DATATYPE, type.isFloating() ? floatType(type.bytes()) : integerType(type));
        header.add(FILL_VALUE, buffer(2).put((byte) 3).put((byte) 0x0A));
        header.add(LAYOUT, buffer(18).put((byte) 3).put((byte) 1).putLong(address).putLong(shape.size() * type.bytes()));
        return header.withChecksum();
    }

    // A scalar of variable-length UTF-8, which is what h5py makes of a Python string.
    private static ByteBuffer nameAttribute(int length, long heap, int heapIndex) {
        return buffer(54).put((byte) 3).put((byte) 0).putShort((short) 5).putShort((short) 20).putShort((short) 4).put((byte) 0)
                .put("name".getBytes(StandardCharsets.US_ASCII)).put((byte) 0)
                .put((byte) 0x19).put((byte) 1).put((byte) 1).put((byte) 0).putInt(16)
                .put((byte) 0x10).put((byte) 0).putShort((short) 0).putInt(1).putShort((short) 0).putShort((short) 8)
                .put((byte) 2).put((byte) 0).putShort((short) 0)
                .putInt(length).putLong(heap).putInt(heapIndex);
    }

    private static ByteBuffer floatType(int bytes) {
        boolean single = bytes == 4;
        return buffer(20).put((byte) 0x11).put((byte) 0x20).put((byte) (8 * bytes - 1)).put((byte) 0).putInt(bytes)
                .putShort((short) 0).putShort((short) (8 * bytes))
                .put((byte) (single ? 23 : 52)).put((byte) (single ? 8 : 11)).put((byte) 0).put((byte) (single ? 23 : 52))
                .putInt(single ? 127 : 1023);
    }

    private static ByteBuffer integerType(DataType type) {
        boolean signed = type == DataType.INT32 || type == DataType.INT64;
        return buffer(12).put((byte) 0x10).put((byte) (signed ? 8 : 0)).putShort((short) 0).putInt(type.bytes())
                .putShort((short) 0).putShort((short) (8 * type.bytes()));
    }

    private void add(int type, ByteBuffer content) {
        messages.writeBytes(buffer(4).put((byte) type).putShort((short) content.capacity()).put((byte) 0).array());
        messages.writeBytes(content.array());
    }

    private byte[] withChecksum() {
        ByteBuffer header = buffer(14 + messages.size()).put("OHDR".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 2).put((byte) 2).putInt(messages.size()).put(messages.toByteArray());
        return header.putInt(checksum(header)).array();
    }

    /** {@return the checksum of all that is in a buffer so far} */
    static int checksum(ByteBuffer buffer) {
        return ChecksumUtils.checksum(java.util.Arrays.copyOf(buffer.array(), buffer.position()));
    }

    /** {@return an empty buffer in the file's byte order} */
    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
