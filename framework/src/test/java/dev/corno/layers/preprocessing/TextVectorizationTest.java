package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TextVectorizationTest {

    private static final TextVectorization WORDS = new TextVectorization(List.of("earth", "wind", "and", "fire"));

    @Test
    void keepsTheMostFrequentWords() {
        var layer = new TextVectorization().maxTokens(5000).outputSequenceLength(4)
                .adapt(List.of("foo bar", "bar baz", "baz bada boom"));
        assertEquals(List.of("", "[UNK]", "baz", "bar", "foo", "boom", "bada"), layer.tokens());
        assertEquals(Tensor.of(new long[] {4, 1, 3, 0, 1, 2, 0, 0}, 2, 4), layer.call(List.of("foo qux bar", "qux baz")));
    }

    @Test
    void rowsAreAsLongAsTheLongestText() {
        assertEquals(Tensor.of(new long[] {2, 4, 3, 5, 1, 0}, 2, 3), WORDS.call(List.of("Earth, and Wind!", " fire\tbrick \n")));
    }

    @Test
    void longTextsAreCut() {
        assertEquals(Tensor.of(new long[] {2, 4}, 1, 2), WORDS.outputSequenceLength(2).call(List.of("earth and wind")));
    }

    @Test
    void countsHaveNoIndexForNothing() {
        assertEquals(List.of("[UNK]", "earth", "wind", "and", "fire"), WORDS.outputMode(OutputMode.COUNT).tokens());
        assertEquals(Tensor.of(new float[] {1, 2, 0, 0, 0, 0, 0, 0, 0, 1}, 2, 5),
                WORDS.outputMode(OutputMode.COUNT).call(List.of("earth earth stone", "fire")));
        assertEquals(Tensor.of(new float[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 1}, 2, 5),
                WORDS.outputMode(OutputMode.MULTI_HOT).call(List.of("earth earth stone", "fire")));
    }

    @Test
    void inverseFrequenciesAreLearnt() {
        var layer = new TextVectorization().outputMode(OutputMode.TF_IDF).adapt(List.of("a a", "a b"));
        Tensor row = layer.call(List.of("a a b"));
        assertEquals(2 * Math.log(1 + 2 / 3.0), row.at(0, 1), 1e-6);
        assertEquals(Math.log(1 + 2 / 2.0), row.at(0, 2), 1e-6);
    }

    @Test
    void neighboursAreJoinedToNgrams() {
        assertEquals(List.of("a", "b", "c", "a b", "b c"), new TextVectorization().ngrams(2).tokensOf("a b c"));
        assertEquals(List.of("a b c"), new TextVectorization().ngrams(List.of(3)).tokensOf("a b c"));
    }

    @Test
    void standardizingIsThatOfAscii() {
        String text = "It's ÄPFEL-Pie!";
        assertEquals(List.of("its", "Äpfelpie"), new TextVectorization().tokensOf(text));
        assertEquals(List.of("it's", "Äpfel-pie!"), new TextVectorization().standardize(Standardization.LOWER).tokensOf(text));
        assertEquals(List.of("Its", "ÄPFELPie"), new TextVectorization().standardize(Standardization.STRIP_PUNCTUATION).tokensOf(text));
        assertEquals(List.of("It's", "ÄPFEL-Pie!"), new TextVectorization().standardize(Standardization.NONE).tokensOf(text));
    }

    @Test
    void charactersAreCodePoints() {
        assertEquals(List.of("a", "😀", " ", "b"), new TextVectorization().split(Splitting.CHARACTER).tokensOf("a😀 b"));
        assertEquals(List.of("a b"), new TextVectorization().split(Splitting.NONE).tokensOf("a b"));
    }

    @Test
    void rejectsWrongArguments() {
        assertFails("TextVectorization: ngrams must be positive integers, got [0].", () -> new TextVectorization().ngrams(List.of(0)));
        assertFails("TextVectorization: outputSequenceLength must be a positive integer, got 0.",
                () -> new TextVectorization().outputSequenceLength(0));
        assertFails("TextVectorization: outputSequenceLength needs outputMode(INT), got COUNT.",
                () -> new TextVectorization().outputMode(OutputMode.COUNT).outputSequenceLength(3));
        assertFails("TextVectorization: options must keep one index for what is unknown and not invert, got " + LookupOptions.DEFAULT
                .numOovIndices(2) + ". Use StringLookup.", () -> new TextVectorization(null, Standardization.NONE, Splitting.NONE, List.of(),
                        OptionalInt.empty(), Vocabulary.empty(), LookupOptions.DEFAULT.numOovIndices(2)));
    }
}
