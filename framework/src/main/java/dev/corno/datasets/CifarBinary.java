package dev.corno.datasets;

import dev.corno.data.DataException;
import dev.corno.data.LabelledImages;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads CIFAR-10's binary version: files of 10,000 records, each a label and 1,024 bytes each of red, green and blue. The files may
 * lie in a folder or be packed in the original archive.
 */
final class CifarBinary {

    private static final List<String> TRAIN = List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin",
            "data_batch_5.bin");
    private static final String TEST = "test_batch.bin";
    private static final int RECORDS = 10_000;
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD = 1 + 3 * PLANE;

    private final Path path;
    private final List<String> classNames;

    CifarBinary(Path path, List<String> classNames) {
        this.path = path;
        this.classNames = classNames;
    }

    DatasetSplits read(String name, String description) {
        Map<String, byte[]> files = Files.isDirectory(path) ? filesOfFolder() : filesOfArchive();
        LabelledImages train = images(files, TRAIN);
        LabelledImages test = images(files, List.of(TEST));
        return new DatasetSplits(name, description, train.x(), train.y(), test.x(), test.y(), classNames);
    }

    private Map<String, byte[]> filesOfFolder() {
        Map<String, byte[]> files = new HashMap<>();
        try {
            for (String name : names()) {
                Path file = path.resolve(name);
                if (Files.exists(file)) {
                    checkSize(name, Files.size(file));
                    files.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + DataException.reason(e) + ". Check that the files are readable.", e);
        }
        return files;
    }

    private Map<String, byte[]> filesOfArchive() {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream packed = Files.newInputStream(path); InputStream in = new GZIPInputStream(packed, 1 << 16)) {
            TarFile tar = new TarFile(in);
            while (tar.next()) {
                String name = tar.name().substring(tar.name().lastIndexOf('/') + 1);
                if (names().contains(name)) {
                    checkSize(name, tar.size());
                    files.put(name, tar.content());
                }
            }
        } catch (IOException e) {
            throw new DataException(path + ": expects the whole archive cifar-10-binary.tar.gz, got a file that is cut short, damaged or "
                    + "of another kind. Get the file again.", e);
        }
        return files;
    }

    private static List<String> names() {
        return Stream.concat(TRAIN.stream(), Stream.of(TEST)).toList();
    }

    private void checkSize(String name, long size) {
        if (size != (long) RECORDS * RECORD) {
            throw new DataException(path + ": expects " + name + " of " + RECORDS * RECORD + " bytes (10000 records of 3073), got " + size
                    + ". Get the file again.");
        }
    }

    private LabelledImages images(Map<String, byte[]> files, List<String> names) {
        byte[] pixels = new byte[names.size() * RECORDS * 3 * PLANE];
        int[] labels = new int[names.size() * RECORDS];
        for (int i = 0; i < names.size(); i++) {
            byte[] records = files.get(names.get(i));
            if (records == null) {
                throw new DataException(path + ": expects the files " + String.join(", ", names()) + ", got no " + names.get(i)
                        + ". Get the archive again.");
            }
            for (int record = 0; record < RECORDS; record++) {
                int sample = i * RECORDS + record;
                labels[sample] = label(records[record * RECORD] & 0xFF, names.get(i), record);
                interleave(records, record * RECORD + 1, pixels, sample * 3 * PLANE);
            }
        }
        return new LabelledImages(Tensor.of(pixels, labels.length, SIDE, SIDE, 3), Tensor.of(labels, labels.length), classNames);
    }

    private int label(int label, String file, int record) {
        if (label >= classNames.size()) {
            throw new DataException(path + ": expects labels 0.." + (classNames.size() - 1) + ", got " + label + " in record " + record
                    + " of " + file + ". Get the file again.");
        }
        return label;
    }

    private static void interleave(byte[] planes, int from, byte[] pixels, int to) {
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < PLANE; i++) {
                pixels[to + i * 3 + channel] = planes[from + channel * PLANE + i];
            }
        }
    }
}
