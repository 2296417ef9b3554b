package dev.corno.datasets;

import dev.corno.data.DataException;
import dev.corno.data.ImageFolder;
import dev.corno.data.LabelledImages;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Loads data sets by name, or pictures by the path of their folder.
 *
 * <pre>{@code
 * DatasetSplits mnist = Datasets.load("mnist");
 * DatasetSplits pets = Datasets.load("/home/me/pets", new DatasetOptions().image(Shape.of(64, 64, 3)));
 * }</pre>
 */
public final class Datasets {

    private static final List<NamedDataset> ALL = List.of(Cifar10.DATASET, new Digits(), FashionMnist.DATASET, Mnist.DATASET);

    private Datasets() {
    }

    /** {@return every data set that has a name, sorted by it} */
    public static List<NamedDataset> all() {
        return ALL;
    }

    /**
     * {@return the data set of a name}
     *
     * @param name one of {@link #all}
     */
    public static Optional<NamedDataset> named(String name) {
        return ALL.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }

    /**
     * {@return a data set, with the default of every option}
     *
     * @param nameOrPath a name of {@link #all}, or a path as in {@link #load(String, DatasetOptions)}
     * @throws IllegalArgumentException if there is neither a data set nor a file of that name
     * @throws DataException if it cannot be had or read
     */
    public static DatasetSplits load(String nameOrPath) {
        return load(nameOrPath, new DatasetOptions());
    }

    /**
     * {@return a data set}
     *
     * @param nameOrPath a name of {@link #all}, or the path of a folder or zip file of class folders of pictures, or of CIFAR-10's
     *     binary archive; names go first, so write {@code ./mnist} for a folder that is called so
     * @param options where to look, and how to read pictures
     * @throws IllegalArgumentException if there is neither a data set nor a file of that name
     * @throws DataException if it cannot be had or read
     */
    public static DatasetSplits load(String nameOrPath, DatasetOptions options) {
        Optional<NamedDataset> named = named(nameOrPath);
        if (named.isPresent()) {
            return named.get().load(options.home());
        }
        Path path = Path.of(nameOrPath);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("Datasets: there is no data set and no folder \"" + nameOrPath + "\". Data sets are "
                    + ALL.stream().map(NamedDataset::name).collect(Collectors.joining(", "))
                    + "; or give the path of a folder or zip file with a folder of pictures for each class.");
        }
        return nameOrPath.endsWith(".tar.gz") ? Cifar10.read(path) : pictures(path, options);
    }

    private static DatasetSplits pictures(Path path, DatasetOptions options) {
        Shape image = options.image().orElseGet(() -> ImageFolder.shapeOfFirst(path));
        ImageFolder.Parts parts = ImageFolder.readParts(path, image.dim(0), image.dim(1), image.dim(2));
        LabelledImages train = parts.train();
        if (parts.test().isPresent()) {
            LabelledImages test = parts.test().get();
            return splits(path, train.x(), train.y(), test.x(), test.y(), train.classNames());
        }
        int rows = train.x().rows();
        int testRows = (int) Math.ceil(rows * options.testFraction());
        if (testRows == rows) {
            throw new DataException(path + ": expects pictures enough to train on and to test with, got " + rows
                    + ". Add pictures, or sort them into the folders train and test.");
        }
        int[] order = order(rows, options.seed());
        int[] forTraining = Arrays.copyOfRange(order, 0, rows - testRows);
        int[] forTest = Arrays.copyOfRange(order, rows - testRows, rows);
        return splits(path, train.x().gather(forTraining), train.y().gather(forTraining), train.x().gather(forTest),
                train.y().gather(forTest), train.classNames());
    }

    private static int[] order(int rows, long seed) {
        Draws draws = new Draws(seed, 0);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = draws.index(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static DatasetSplits splits(Path path, Tensor xTrain, Tensor yTrain, Tensor xTest, Tensor yTest, List<String> classNames) {
        return new DatasetSplits(path.normalize().toString(), "Pictures of " + classNames.size() + " classes from " + path + ".", xTrain,
                yTrain, xTest, yTest, classNames);
    }
}
