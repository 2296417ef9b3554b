package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Most expected numbers are those of the examples in Keras's documentation. */
class LookupTest {

    private static final List<String> WORDS = List.of("a", "b", "c", "d");
    private static final List<List<String>> ROWS = List.of(List.of("a", "c", "d", "d"), List.of("d", "z", "b", "z"));
    private static final List<Long> NUMBERS = List.of(12L, 36L, 1138L, 42L);
    private static final Tensor NUMBER_ROWS = Tensor.of(new int[] {12, 1138, 42, 42, 42, 7, 36, 7}, 2, 4);

    @Test
    void indicesBeginWithTheUnknown() {
        assertEquals(Tensor.of(new long[] {1, 3, 4, 4, 4, 0, 2, 0}, 2, 4), new StringLookup(WORDS).callRows(ROWS));
        assertEquals(Tensor.of(new long[] {1, 3, 4, 4, 4, 0, 2, 0}, 2, 4), new IntegerLookup(NUMBERS).call(NUMBER_ROWS));
    }

    @Test
    void theMaskComesBeforeTheUnknown() {
        StringLookup lookup = new StringLookup(WORDS).maskToken("");
        assertEquals(Tensor.of(new long[] {0, 1, 2}, 3), lookup.call(List.of("", "z", "a")));
        assertEquals(List.of("", "[UNK]", "a", "b", "c", "d"), lookup.tokens());
    }

    @Test
    void vocabulariesMayBeginWithSpecialTokens() {
        StringLookup lookup = new StringLookup(List.of("", "[UNK]", "a", "b")).maskToken("");
        assertEquals(Tensor.of(new long[] {0, 1, 2, 3}, 4), lookup.call(List.of("", "[UNK]", "a", "b")));
    }

    @Test
    void oneHotAndMultiHotAndCountAreRowsOfTheVocabulary() {
        assertEquals(Tensor.of(new float[] {0, 1, 0, 0, 0, 1, 0, 0, 0, 0}, 2, 5),
                new StringLookup(WORDS).outputMode(OutputMode.ONE_HOT).call(List.of("a", "z")));
        assertEquals(Tensor.of(new float[] {0, 1, 0, 1, 1, 1, 0, 1, 0, 1}, 2, 5),
                new StringLookup(WORDS).outputMode(OutputMode.MULTI_HOT).callRows(ROWS));
        assertEquals(Tensor.of(new float[] {0, 1, 0, 1, 2, 2, 0, 1, 0, 1}, 2, 5),
                new IntegerLookup(NUMBERS).outputMode(OutputMode.COUNT).call(NUMBER_ROWS));
    }

    @Test
    void rowsLeaveTheMaskOut() {
        assertEquals(Tensor.of(new float[] {0, 1, 0}, 3), new StringLookup(List.of("a", "b")).maskToken("").outputMode(OutputMode.COUNT)
                .call(List.of("", "a")));
    }

    @Test
    void rowsMayBeAsLongAsTheLimit() {
        assertEquals(Tensor.of(new float[] {0, 1, 0, 0}, 4), new StringLookup(List.of("a")).maxTokens(4).padToMaxTokens(true)
                .outputMode(OutputMode.COUNT).call(List.of("a")));
    }

    @Test
    void inverseFrequenciesWeighCounts() {
        var options = LookupOptions.DEFAULT.outputMode(OutputMode.TF_IDF);
        var plain = new StringLookup(null, Optional.empty(), Optional.of("[UNK]"),
                Vocabulary.of(WORDS, List.of(0.25, 0.75, 0.6, 0.4)), options);
        assertArrayEquals(new float[] {0, 0.25f, 0, 0.6f, 0.8f, 1, 0, 0.75f, 0, 0.4f}, plain.callRows(ROWS).toFloatArray(), 1e-6f);

        var whole = plain.vocabulary(Vocabulary.of(List.of("[UNK]", "a", "b", "c", "d"), List.of(0.9, 0.25, 0.75, 0.6, 0.4)));
        assertArrayEquals(new float[] {0, 0.25f, 0, 0.6f, 0.8f, 1.8f, 0, 0.75f, 0, 0.4f}, whole.callRows(ROWS).toFloatArray(), 1e-6f);
    }

    @Test
    void unknownTokensShareIndicesByRemainderOrHash() {
        IntegerLookup lookup = new IntegerLookup(List.of(5L)).numOovIndices(3);
        assertEquals(Tensor.of(new long[] {3, 1, 2}, 3), lookup.call(Tensor.of(new long[] {5, 7, -1}, 3)));
        long hashed = Long.remainderUnsigned(FarmHash.fingerprint64("7".getBytes(StandardCharsets.UTF_8)), 3);
        assertEquals(hashed, (long) lookup.farmHash(true).call(Tensor.of(new long[] {7}, 1)).item());
        assertEquals(hashed, (long) new StringLookup(List.of("5")).numOovIndices(3).call(List.of("7")).item());
    }

    @Test
    void invertGoesFromIndicesToTokens() {
        assertEquals(List.of("a", "c", "d", "d", "[UNK]", "b"),
                new StringLookup(WORDS).invert(true).textsOf(Tensor.of(new int[] {1, 3, 4, 4, 0, 2}, 6)));
        assertEquals(Tensor.of(new long[] {12, 1138, 42, 42, -1, 36}, 2, 3),
                new IntegerLookup(NUMBERS).invert(true).call(Tensor.of(new int[] {1, 3, 4, 4, 0, 2}, 2, 3)));
    }

    @Test
    void adaptOrdersByFrequencyThenBackwards() {
        var lookup = new StringLookup().adapt(List.of("b", "a", "c", "c", "[UNK]", "ö", "Z"));
        assertEquals(List.of("[UNK]", "c", "ö", "b", "a", "Z"), lookup.tokens());
        assertEquals(List.of("[UNK]", "c"), new StringLookup().maxTokens(2).adapt(List.of("b", "a", "c", "c")).tokens());
        assertEquals(List.of(-1L, 2L, 9L, 4L), new IntegerLookup().adapt(Tensor.of(new int[] {4, 2, 2, 9}, 4)).tokens());
    }

    @Test
    void adaptLearnsInverseDocumentFrequencies() {
        var lookup = new StringLookup().outputMode(OutputMode.TF_IDF).adapt(List.of("a", "a", "b"));
        assertEquals(List.of("a", "b"), lookup.vocabulary().tokens());
        assertEquals(Math.log(1 + 3 / 3.0), lookup.vocabulary().idfWeights().get(0), 1e-12);
        assertEquals(Math.log(1 + 3 / 2.0), lookup.vocabulary().idfWeights().get(1), 1e-12);
    }

    @Test
    void adaptTakesRowsOfBatchesAsDocuments() {
        Tensor rows = Tensor.of(new int[] {1, 1, 2, 1}, 2, 2);
        var lookup = new IntegerLookup().outputMode(OutputMode.TF_IDF).adapt(List.of(rows, rows));
        assertEquals(Math.log(1 + 4 / 5.0), lookup.vocabulary().idfWeights().get(0), 1e-12);
    }

    @Test
    void needsAVocabulary() {
        assertEquals("StringLookup: has no vocabulary. Give it one, or call adapt(data) first.",
                assertThrows(IllegalStateException.class, () -> new StringLookup().call(List.of("a"))).getMessage());
        assertEquals("StringLookup: goes from indices to texts. Call textsOf(indices), or leave invert(true) out.",
                assertThrows(IllegalStateException.class, () -> new StringLookup(WORDS).invert(true).call(WORDS)).getMessage());
    }

    @Test
    void rejectsTokensOutsideWhereNoneAreAllowed() {
        assertFails("StringLookup: expects tokens of the vocabulary because numOovIndices is 0, got \"z\". "
                + "Set numOovIndices(1) to allow others.", () -> new StringLookup(WORDS).numOovIndices(0).call(List.of("z")));
        assertFails("StringLookup: index 0 stands for no token, and there is no oovToken. Set one.",
                () -> new StringLookup(null, Optional.empty(), Optional.empty(), Vocabulary.of(WORDS),
                        LookupOptions.DEFAULT.invert(true)).textsOf(Tensor.of(new int[] {0}, 1)));
        assertFails("StringLookup: every row must have 2 texts like row 0, got 1 in row 1.",
                () -> new StringLookup(WORDS).callRows(List.of(List.of("a", "b"), List.of("a"))));
    }

    @Test
    void rejectsOptionsThatContradict() {
        assertFails("LookupOptions: maxTokens must be above 1, got 1.", () -> new StringLookup().maxTokens(1));
        assertFails("LookupOptions: padToMaxTokens needs maxTokens. Set that first.", () -> new StringLookup().padToMaxTokens(true));
        assertFails("LookupOptions: numOovIndices must be 0 or more, got -1.", () -> new StringLookup().numOovIndices(-1));
        assertFails("LookupOptions: invert needs outputMode(INT), got COUNT.",
                () -> new StringLookup().outputMode(OutputMode.COUNT).invert(true));
    }

    @Test
    void rejectsVocabulariesThatDoNotFit() {
        assertFails("StringLookup: vocabulary must hold each token once, got \"a\" at 0 and 2.",
                () -> new StringLookup(List.of("a", "b", "a")));
        assertFails("StringLookup: outputMode TF_IDF needs weights for the tokens. Use Vocabulary.of(tokens, idfWeights), or adapt it to data.",
                () -> new StringLookup(WORDS).outputMode(OutputMode.TF_IDF));
        assertFails("StringLookup: idfWeights need outputMode(TF_IDF), got INT. Use Vocabulary.of(tokens).",
                () -> new StringLookup().vocabulary(Vocabulary.of(List.of("a"), List.of(1.0))));
        assertFails("Vocabulary: idfWeights must be as many as the 1 tokens, got 2.", () -> Vocabulary.of(List.of("a"), List.of(1.0, 2.0)));
        assertFails("StringLookup: the vocabulary has 5 tokens with those for nothing and for what is unknown, but maxTokens is 3.",
                () -> new StringLookup(WORDS).maxTokens(3));
        assertFails("StringLookup: maskToken \"a\" is in the vocabulary at 0. Leave it out, or begin the vocabulary with the mask and oov "
                + "tokens, in this order.", () -> new StringLookup(WORDS).maskToken("a"));
        assertFails("IntegerLookup: oovToken \"36\" is in the vocabulary at 1. Leave it out, or begin the vocabulary with the mask and oov "
                + "tokens, in this order.", () -> new IntegerLookup(NUMBERS).oovToken(36).invert(true));
    }

    @Test
    void rowsNeedALength() {
        assertFails("StringLookup: expects inputs of shape (batch, length) with outputMode COUNT, got (batch). "
                + "Use ONE_HOT, or put new Reshape(1) before it.",
                () -> new StringLookup(WORDS).outputMode(OutputMode.COUNT).outputShape(Shape.scalar()));
    }

    @Test
    void saltChoosesWhereUnknownTokensGo() {
        StringLookup texts = new StringLookup(List.of("a")).numOovIndices(4).salt(List.of(5L, 5L));
        IntegerLookup numbers = new IntegerLookup(List.of(7L)).numOovIndices(4).farmHash(true).salt(List.of(5L, 6L));

        assertEquals(Tensor.of(new long[] {4, 2, 1, 1}, 4), texts.call(List.of("a", "b", "c", "d")));
        assertEquals(Tensor.of(new long[] {2, 4, 2, 0}, 4), numbers.call(Tensor.of(new int[] {1, 7, -4, 123}, 4)));
        assertFails("IntegerLookup: salt needs farmHash(true), got [5, 6].", () -> numbers.farmHash(false));
        assertFails("LookupOptions: salt must be two numbers, got [5].", () -> texts.salt(List.of(5L)));
    }
}
