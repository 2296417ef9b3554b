package dev.corno.datasets;

import java.nio.file.Path;
import java.util.List;

/**
 * Loads CIFAR-10: 50,000 training and 10,000 test pictures of ten kinds of things, 32x32 in colour (Krizhevsky 2009, "Learning
 * multiple layers of features from tiny images").
 *
 * <pre>{@code
 * DatasetSplits cifar = Cifar10.load();
 * }</pre>
 */
public final class Cifar10 {

    static final CifarDataset DATASET = new CifarDataset(RemoteFile.below(List.of("https://www.cs.toronto.edu/~kriz/"),
            "cifar-10-binary.tar.gz", 170_052_171,
            Checksum.sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));

    private Cifar10() {
    }

    /**
     * {@return the pictures, from the folders that the environment names or downloaded into the cache (170 MB)}
     *
     * @throws dev.corno.data.DataException if they cannot be had or a file is damaged
     */
    public static DatasetSplits load() {
        return load(DataHome.fromEnvironment());
    }

    /**
     * {@return the pictures}
     *
     * @param home where to look and where to download to: the original archive {@code cifar-10-binary.tar.gz}, its unpacked folder
     *     {@code cifar-10-batches-bin}, or {@code train} and {@code test} folders of class folders of pictures, or a zip file of these
     * @throws dev.corno.data.DataException if they cannot be had or a file is damaged
     */
    public static DatasetSplits load(DataHome home) {
        return DATASET.load(home);
    }

    /**
     * {@return the pictures in a file or folder of yours}
     *
     * @param path the original binary archive, its unpacked folder, or a folder or zip file with {@code train} and {@code test}
     *     folders of class folders of pictures
     * @throws dev.corno.data.DataException if it cannot be read, is damaged or has other classes
     */
    public static DatasetSplits read(Path path) {
        return DATASET.read(path);
    }
}
