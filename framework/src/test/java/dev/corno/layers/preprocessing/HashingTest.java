package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected bins are those of the examples in Keras's documentation. */
class HashingTest {

    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E");

    private static byte[] bytes(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void fingerprintsAreFarmHashs() {
        assertEquals(8581389452482819506L, FarmHash.fingerprint64(bytes("test", 1)));
        assertEquals(-4196240717365766262L, FarmHash.fingerprint64(bytes("test", 8)));
        assertEquals(3500507768004279527L, FarmHash.fingerprint64(bytes("test", 64)));
    }

    @Test
    void keyedHashIsSipHash() {
        byte[] message = new byte[15];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) i;
        }
        assertEquals(0xa129ca6149be45e5L, SipHash.hash(message, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L));
    }

    @Test
    void lettersGoToKerassBins() {
        assertEquals(Tensor.of(new long[] {1, 0, 1, 1, 2}, 5), new Hashing(3).call(LETTERS));
    }

    @Test
    void theMaskHasBinZero() {
        assertEquals(Tensor.of(new long[] {1, 1, 0, 2, 2}, 5), new Hashing(3).maskValue("").call(List.of("A", "B", "", "C", "D")));
    }

    @Test
    void aSaltChoosesAnotherHash() {
        assertEquals(Tensor.of(new long[] {1, 2, 1, 0, 2}, 5), new Hashing(3).salt(List.of(133L, 137L)).call(LETTERS));
        assertEquals(Tensor.of(new long[] {0, 0, 2, 1, 0}, 5), new Hashing(3).salt(133).call(LETTERS));
    }

    @Test
    void numbersAreHashedByTheirDigits() {
        Tensor numbers = Tensor.of(new int[] {7, -12}, 2, 1);
        Tensor bins = new Hashing(100).call(numbers);
        assertArrayEquals(new Hashing(100).call(List.of("7", "-12")).toIntArray(), bins.toIntArray());
        assertEquals(Shape.of(2, 1), bins.shape());
    }

    @Test
    void crossingsGoToKerassBins() {
        List<String> letters = List.of("A", "B", "A", "B", "A");
        Tensor numbers = Tensor.of(new long[] {101, 101, 101, 102, 102}, 5);
        assertEquals(Tensor.of(new long[] {1, 4, 1, 1, 3}, 5), new HashedCrossing(5).call(List.of(letters, numbers)));
    }

    @Test
    void rejectsWrongArguments() {
        assertFails("Hashing: numBins must be a positive integer, got 0.", () -> new Hashing(0));
        assertFails("Hashing: salt must be two numbers, got [1].", () -> new Hashing(3).salt(List.of(1L)));
        assertFails("Hashing: outputMode must be one of COUNT, INT, MULTI_HOT, ONE_HOT, got TF_IDF.",
                () -> new Hashing(3).outputMode(OutputMode.TF_IDF));
        assertFails("HashedCrossing: numBins must be a positive integer, got -1.", () -> new HashedCrossing(-1));
        assertFails("HashedCrossing: outputMode must be one of INT, ONE_HOT, got COUNT.",
                () -> new HashedCrossing(3).outputMode(OutputMode.COUNT));
        assertFails("HashedCrossing: expects at least two inputs, got 1.", () -> new HashedCrossing(3).call(List.of(LETTERS)));
        assertFails("HashedCrossing: expects features of equal length, got shapes [(5), (1)].",
                () -> new HashedCrossing(3).call(List.of(LETTERS, List.of("x"))));
        assertFails("HashedCrossing: each feature must be a list of texts, a list of rows of one text or a tensor of whole numbers, got 3.",
                () -> new HashedCrossing(3).call(List.of(3, 4)));
        assertFails("HashedCrossing: expects inputs of equal shape (batch) or (batch, 1), got [(batch, 2), (batch, 2)].",
                () -> new HashedCrossing(3).outputShape(List.of(Shape.of(2), Shape.of(2))));
    }
}
