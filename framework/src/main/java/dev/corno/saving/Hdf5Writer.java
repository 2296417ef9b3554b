package dev.corno.saving;

import dev.corno.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an HDF5 file: superblock, headers, attributes, numbers, each after the other. Written by hand because jhdf 0.13 writes
 * strings of attributes over the headers that follow; jhdf reads these files, as h5py does.
 */
final class Hdf5Writer {

    private static final int SUPERBLOCK = 48;
    private static final int CHUNK = 1 << 16;

    private final Map<Hdf5Group, Map<String, Object>> childrenOf = new IdentityHashMap<>();
    private final Map<Object, Long> addresses = new IdentityHashMap<>();
    private final List<Object> nodes = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<Hdf5Group, Integer> labelIndices = new IdentityHashMap<>();
    private final Map<Object, Long> dataAddresses = new IdentityHashMap<>();
    private long heapAddress;
    private long end = SUPERBLOCK;

    private Hdf5Writer(Hdf5Group root) {
        place(root);
        heapAddress = end;
        end += heap().length;
        for (Object node : nodes) {
            if (node instanceof Dataset dataset) {
                dataAddresses.put(node, end);
                end += (long) dataset.values.size() * dataset.values.dtype().bytes();
            }
        }
    }

    /** Creates a file. */
    static void write(Path file, Hdf5Group root) throws IOException {
        Hdf5Writer writer = new Hdf5Writer(root);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), CHUNK)) {
            out.write(writer.superblock(root));
            for (Object node : writer.nodes) {
                out.write(writer.header(node));
            }
            out.write(writer.heap());
            for (Object node : writer.nodes) {
                if (node instanceof Dataset dataset) {
                    writeNumbers(dataset.values, out);
                }
            }
        }
    }

    private record Dataset(Tensor values) {
    }

    private void place(Hdf5Group group) {
        Map<String, Object> children = new TreeMap<>(group.groups());
        group.datasets().forEach((name, values) -> children.put(name, new Dataset(values)));
        childrenOf.put(group, children);
        if (!group.label().isEmpty()) {
            labels.add(group.label());
            labelIndices.put(group, labels.size());
        }
        placeHeader(group);
        children.values().forEach(child -> {
            if (child instanceof Hdf5Group inner) {
                place(inner);
            } else {
                placeHeader(child);
            }
        });
    }

    private void placeHeader(Object node) {
        addresses.put(node, end);
        nodes.add(node);
        end += header(node).length;
    }

    // Also called before all addresses are known, for the size, which does not depend on them.
    private byte[] header(Object node) {
        if (node instanceof Dataset dataset) {
            return Hdf5Messages.dataset(dataset.values.dtype(), dataset.values.shape(),
                    dataAddresses.getOrDefault(node, Hdf5Messages.UNDEFINED));
        }
        Hdf5Group group = (Hdf5Group) node;
        Map<String, Long> links = new TreeMap<>();
        childrenOf.get(group).forEach((name, child) -> links.put(name, addresses.getOrDefault(child, Hdf5Messages.UNDEFINED)));
        return Hdf5Messages.group(links, group.label(), heapAddress, labelIndices.getOrDefault(group, 0));
    }

    private byte[] superblock(Hdf5Group root) {
        ByteBuffer block = Hdf5Messages.buffer(SUPERBLOCK).put((byte) 0x89).put("HDF\r\n".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0x1A).put((byte) '\n').put((byte) 2).put((byte) 8).put((byte) 8).put((byte) 0)
                .putLong(0).putLong(Hdf5Messages.UNDEFINED).putLong(end).putLong(addresses.get(root));
        return block.putInt(Hdf5Messages.checksum(block)).array();
    }

    // The global heap: the attributes' strings, numbered from 1.
    private byte[] heap() {
        if (labels.isEmpty()) {
            return new byte[0];
        }
        List<byte[]> strings = labels.stream().map(label -> label.getBytes(StandardCharsets.UTF_8)).toList();
        int size = 16 + 16 + strings.stream().mapToInt(bytes -> 16 + padded(bytes.length)).sum();
        ByteBuffer heap = Hdf5Messages.buffer(Math.max(size, 4096));
        heap.put("GCOL".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put(new byte[3]).putLong(heap.capacity());
        for (int i = 0; i < strings.size(); i++) {
            byte[] bytes = strings.get(i);
            heap.putShort((short) (i + 1)).putShort((short) 1).putInt(0).putLong(bytes.length).put(bytes)
                    .put(new byte[padded(bytes.length) - bytes.length]);
        }
        heap.putShort((short) 0).putShort((short) 0).putInt(0).putLong(heap.remaining() + 8);
        return heap.array();
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    private static void writeNumbers(Tensor values, OutputStream out) throws IOException {
        int bytes = values.dtype().bytes();
        ByteBuffer chunk = Hdf5Messages.buffer(CHUNK);
        for (int from = 0; from < values.size(); from += CHUNK / bytes) {
            int count = Math.min(CHUNK / bytes, values.size() - from);
            chunk.clear();
            for (int i = from; i < from + count; i++) {
                switch (values.dtype()) {
                    case FLOAT32 -> chunk.putFloat(values.flat(i));
                    case FLOAT64 -> chunk.putDouble(values.flatDouble(i));
                    case INT32 -> chunk.putInt((int) values.flatDouble(i));
                    case INT64 -> chunk.putLong((long) values.flatDouble(i));
                    case UINT8, BOOL -> chunk.put((byte) (int) values.flatDouble(i));
                }
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }
}
