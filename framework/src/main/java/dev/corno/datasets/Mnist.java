package dev.corno.datasets;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Loads MNIST: 60,000 training and 10,000 test pictures of handwritten digits, 28x28 grey (LeCun, Bottou, Bengio and Haffner 1998,
 * "Gradient-based learning applied to document recognition").
 *
 * <pre>{@code
 * DatasetSplits mnist = Mnist.load();
 * }</pre>
 */
public final class Mnist {

    private static final List<String> MIRRORS = List.of("https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://ossci-datasets.s3.amazonaws.com/mnist/");

    static final IdxDataset DATASET = new IdxDataset("mnist",
            "MNIST: 60,000 + 10,000 grey 28x28 pictures of handwritten digits.",
            "Creative Commons Attribution-Share Alike 3.0", "Y. LeCun, C. Cortes and C. J. C. Burges, from NIST's databases 1 and 3",
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            List.of(file("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    file("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    file("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    file("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
            List.of(Checksum.sha256("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    Checksum.sha256("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    Checksum.sha256("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    Checksum.sha256("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    private Mnist() {
    }

    /**
     * {@return the pictures, from the folders that the environment names or downloaded into the cache (11.6 MB)}
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

    private static RemoteFile file(String name, long bytes, String sha256) {
        return RemoteFile.below(MIRRORS, name, bytes, Checksum.sha256(sha256));
    }
}
