package dev.corno.datasets;

import java.util.List;

/**
 * Loads Fashion-MNIST: 60,000 training and 10,000 test pictures of clothes, 28x28 grey (Xiao, Rasul and Vollgraf 2017,
 * "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms"). Its files are checked by the MD5 hashes
 * that its authors publish.
 *
 * <pre>{@code
 * DatasetSplits fashion = FashionMnist.load();
 * }</pre>
 */
public final class FashionMnist {

    private static final List<String> MIRRORS = List.of("https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

    static final IdxDataset DATASET = new IdxDataset("fashion_mnist",
            "Fashion-MNIST: 60,000 + 10,000 grey 28x28 pictures of clothes in ten kinds.", "MIT", "H. Xiao, Zalando Research",
            List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
            List.of(file("train-images-idx3-ubyte.gz", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                    file("train-labels-idx1-ubyte.gz", 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
                    file("t10k-images-idx3-ubyte.gz", 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
                    file("t10k-labels-idx1-ubyte.gz", 5_148, "bb300cfdad3c16e7a12a480ee83cd310")),
            List.of());

    private FashionMnist() {
    }

    /**
     * {@return the pictures, from the folders that the environment names or downloaded into the cache (30.9 MB)}
     *
     * @throws dev.corno.data.DataException if they cannot be had or a file is damaged
     */
    public static DatasetSplits load() {
        return load(DataHome.fromEnvironment());
    }

    /**
     * {@return the pictures}
     *
     * @param home where to look and where to download to
     * @throws dev.corno.data.DataException if they cannot be had or a file is damaged
     */
    public static DatasetSplits load(DataHome home) {
        return DATASET.load(home);
    }

    private static RemoteFile file(String name, long bytes, String md5) {
        return RemoteFile.below(MIRRORS, name, bytes, Checksum.md5(md5));
    }
}
