package dev.corno.datasets;

import dev.corno.data.DataException;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A data set in MNIST's form: four gzipped IDX files, with training and test pictures and labels.
 *
 * @param files the files in this order: training pictures, training labels, test pictures, test labels
 * @param contents what the unpacked files hash to, in the same order, so that copies packed anew are known too; or empty
 */
record IdxDataset(String name, String description, String licence, String source, List<String> classNames, List<RemoteFile> files,
        List<Checksum> contents) implements NamedDataset {

    private static final String PACKED = ".gz";
    private static final int SIDE = 28;

    @Override
    public DatasetSplits load(DataHome home) {
        List<Path> paths = fetch(home);
        Tensor xTrain = pictures(paths.get(0));
        Tensor xTest = pictures(paths.get(2));
        return new DatasetSplits(name, description, xTrain, labels(paths.get(1), paths.get(0), xTrain.rows()), xTest,
                labels(paths.get(3), paths.get(2), xTest.rows()), classNames);
    }

    private static Tensor pictures(Path path) {
        Tensor bytes = IdxFile.read(path);
        if (bytes.rank() != 3 || bytes.shape().dim(1) != SIDE || bytes.shape().dim(2) != SIDE) {
            throw new DataException(path + ": expects pictures of shape (samples, 28, 28), got " + bytes.shape()
                    + ". Get the file again.");
        }
        return bytes.reshape(bytes.rows(), SIDE, SIDE, 1);
    }

    private Tensor labels(Path path, Path pictures, int rows) {
        Tensor labels = IdxFile.read(path);
        if (labels.rank() != 1 || labels.rows() != rows) {
            throw new DataException(path + ": expects " + rows + " labels, one for each picture in " + pictures.getFileName()
                    + ", got shape " + labels.shape() + ". Get both files again.");
        }
        for (int i = 0; i < rows; i++) {
            if (labels.flat(i) >= classNames.size()) {
                throw new DataException(path + ": expects labels 0.." + (classNames.size() - 1) + ", got " + (int) labels.flat(i)
                        + " at sample " + i + ". Get the file again.");
            }
        }
        return labels.asType(DataType.INT32);
    }

    @Override
    public List<Path> fetch(DataHome home) {
        Downloader downloader = new Downloader();
        return files.stream().map(file -> found(file, home).orElseGet(() -> downloader.fetch(name, file, home))).toList();
    }

    private Optional<Path> found(RemoteFile file, DataHome home) {
        return home.find(name, file.name(), unpackedName(file));
    }

    private static String unpackedName(RemoteFile file) {
        return file.name().substring(0, file.name().length() - PACKED.length());
    }

    @Override
    public List<FileCheck> verify(DataHome home) {
        List<FileCheck> checks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int index = i;
            found(files.get(i), home).ifPresent(path -> checks.add(check(path, index)));
        }
        return checks;
    }

    private FileCheck check(Path path, int index) {
        RemoteFile file = files.get(index);
        try {
            Optional<String> difference = file.difference(path);
            if (difference.isEmpty()) {
                return new FileCheck(path, true, "as published (" + file.checksum() + ")");
            }
            if (!contents.isEmpty() && contentMatches(path, contents.get(index))) {
                return new FileCheck(path, true, "packed anew, content as published (" + contents.get(index) + ")");
            }
            return new FileCheck(path, false, difference.get());
        } catch (IOException e) {
            return new FileCheck(path, false, "cannot be read: " + DataException.reason(e));
        }
    }

    private static boolean contentMatches(Path path, Checksum content) throws IOException {
        try (InputStream plain = Files.newInputStream(path);
                InputStream unpacked = path.toString().endsWith(PACKED) ? new GZIPInputStream(plain) : plain) {
            return content.of(unpacked).equals(content);
        }
    }
}
