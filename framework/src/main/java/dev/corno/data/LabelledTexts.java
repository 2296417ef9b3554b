package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.layers.preprocessing.TextVectorization;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Texts and what class each is of, from files or given.
 *
 * <pre>{@code
 * LabelledTexts reviews = LabelledTexts.lines(Path.of("bad.txt"), Path.of("good.txt")).mixed(42);
 * var vectorize = new TextVectorization().outputSequenceLength(40).adapt(reviews.skip(1000).texts());
 * ArrayDataset training = reviews.skip(1000).dataset(vectorize);
 * }</pre>
 *
 * @param texts one for each sample
 * @param y class indices of shape {@code (samples)}, int32
 * @param classNames what each class index stands for
 */
@CheckReturnValue
public record LabelledTexts(List<String> texts, Tensor y, List<String> classNames) {

    /**
     * Copies the lists and checks that they fit together.
     *
     * @throws IllegalArgumentException if there are not as many labels as texts
     */
    public LabelledTexts {
        texts = List.copyOf(texts);
        classNames = List.copyOf(classNames);
        if (y.rank() != 1 || y.rows() != texts.size()) {
            throw new IllegalArgumentException("LabelledTexts: expects y of shape (" + texts.size() + ") for as many texts, got " + y.shape()
                    + ". Each text needs one label.");
        }
    }

    /**
     * {@return the lines of files, a text each, without white space around them; empty lines are passed over}
     *
     * @param files one for each class, the first for class 0; classes are named after them. In UTF-8, or else in Latin-1, at most 1 GiB each
     * @throws DataException if a file cannot be read, or they have no text
     */
    public static LabelledTexts lines(Path... files) {
        return TextFiles.lines(List.of(files));
    }

    /**
     * {@return the text files of a folder that has a folder for each class, as Keras's {@code text_dataset_from_directory} reads them: the
     * sorted folder names are the classes, and files that do not end with {@code .txt} are passed over}
     *
     * @param folder with a folder for each class, which may have further ones. Files in UTF-8, or else in Latin-1, at most 1 GiB each
     * @throws DataException if the folder or a file cannot be read, or there is no text
     */
    public static LabelledTexts folders(Path folder) {
        return TextFiles.folders(folder);
    }

    /**
     * {@return a copy in another order}
     *
     * @param seed the same seed gives the same order
     */
    public LabelledTexts mixed(long seed) {
        int[] order = SampleOrder.shuffled(texts.size(), seed, 0);
        return new LabelledTexts(Arrays.stream(order).mapToObj(texts::get).toList(), y.gather(order), classNames);
    }

    /**
     * {@return the first texts}
     *
     * @param samples how many, 0 to all
     */
    public LabelledTexts take(int samples) {
        return part("take", 0, samples, samples);
    }

    /**
     * {@return all but the first texts}
     *
     * @param samples how many to leave out, 0 to all
     */
    public LabelledTexts skip(int samples) {
        return part("skip", samples, texts.size(), samples);
    }

    /**
     * {@return the texts as rows of numbers with their labels; batches of 32, in order}
     *
     * @param layer what makes numbers of them
     */
    public ArrayDataset dataset(TextVectorization layer) {
        return Dataset.of(layer.call(texts), y);
    }

    private LabelledTexts part(String verb, int from, int to, int samples) {
        if (samples < 0 || samples > texts.size()) {
            throw new IllegalArgumentException("LabelledTexts: " + verb + " expects 0 to " + texts.size() + " samples, got " + samples + ".");
        }
        return new LabelledTexts(texts.subList(from, to), y.slice(from, to), classNames);
    }
}
