package dev.corno.datasets;

import dev.corno.data.DataException;
import dev.corno.data.ImageFolder;
import dev.corno.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CIFAR-10 in each of its forms: the original archive, unpacked, or as class folders of pictures. */
record CifarDataset(RemoteFile archive) implements NamedDataset {

    static final List<String> CLASSES = List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship",
            "truck");
    private static final String UNPACKED = "cifar-10-batches-bin";
    private static final int SIDE = 32;

    @Override
    public String name() {
        return "cifar10";
    }

    @Override
    public String description() {
        return "CIFAR-10: 50,000 + 10,000 colour 32x32 pictures of animals and vehicles in ten kinds.";
    }

    @Override
    public String licence() {
        return "none stated; cite A. Krizhevsky 2009";
    }

    @Override
    public String source() {
        return "A. Krizhevsky, V. Nair and G. Hinton, https://www.cs.toronto.edu/~kriz/cifar.html";
    }

    @Override
    public DatasetSplits load(DataHome home) {
        return read(fetch(home).get(0));
    }

    DatasetSplits read(Path path) {
        boolean binary = path.toString().endsWith(".tar.gz") || Files.exists(path.resolve("test_batch.bin"));
        return binary ? new CifarBinary(path, CLASSES).read(name(), description()) : pictures(path);
    }

    private DatasetSplits pictures(Path path) {
        ImageFolder.Parts parts = ImageFolder.readParts(path, SIDE, SIDE, 3);
        LabelledImages train = parts.train();
        if (!train.classNames().equals(CLASSES)) {
            throw new DataException(path + ": expects the class folders " + String.join(", ", CLASSES) + ", got "
                    + String.join(", ", train.classNames()) + ". Load other pictures by their path instead.");
        }
        LabelledImages test = parts.test().orElseThrow(() -> new DataException(path
                + ": expects the folders train and test, got no test. Add the test pictures."));
        return new DatasetSplits(name(), description(), train.x(), train.y(), test.x(), test.y(), CLASSES);
    }

    @Override
    public List<Path> fetch(DataHome home) {
        return List.of(found(home).orElseGet(() -> new Downloader().fetch(name(), archive, home)));
    }

    private Optional<Path> found(DataHome home) {
        return home.foldersOf(name()).stream().filter(Files::isDirectory).flatMap(this::forms).filter(Files::exists).findFirst();
    }

    /** {@return where each form would lie in a folder, the nearest to the original first} */
    private Stream<Path> forms(Path folder) {
        Stream<Path> pictures = Files.isDirectory(folder.resolve("train")) ? Stream.of(folder) : zips(folder);
        return Stream.concat(Stream.of(folder.resolve(archive.name()), folder.resolve(UNPACKED)), pictures);
    }

    private static Stream<Path> zips(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList().stream();
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be read: " + DataException.reason(e) + ". Change its permissions.", e);
        }
    }

    @Override
    public List<FileCheck> verify(DataHome home) {
        return found(home).map(path -> List.of(check(path))).orElse(List.of());
    }

    private FileCheck check(Path path) {
        if (!path.endsWith(archive.name())) {
            return new FileCheck(path, true, "not the original archive, so there is no published hash");
        }
        try {
            return archive.difference(path).map(difference -> new FileCheck(path, false, difference))
                    .orElseGet(() -> new FileCheck(path, true, "as published (" + archive.checksum() + ")"));
        } catch (IOException e) {
            return new FileCheck(path, false, "cannot be read: " + DataException.reason(e));
        }
    }
}
