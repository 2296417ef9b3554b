package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    private static final DatasetSplits SMALL = new Digits(500, 200, 0).load();
    private static final byte[] TRAINING_PIXELS = SMALL.xTrain().toByteArray();

    // The same on every machine and Java version; a change here changes everyone's data.
    @ParameterizedTest
    @CsvSource({
            "0, 15bacc654f794e4dbc550307f1897916084b7e4386288cf52adf3d68f890240b, a45c07ff41a51a03629c5f511a51551706178ed15f1c6da16e7b749819979398",
            "1, 2f8880e483bfd6a3b12ad53f5680f3a067195090ee41e4a23cc2875c1ce552a2, 4120ff3d536cd0e6005a19f1d18a4a3f3fcd4fdaa453dbf262facfd8786a69d7"})
    void bytesOfASeedNeverChange(long seed, String train, String test) throws IOException {
        DatasetSplits digits = new Digits(500, 200, seed).load();
        assertEquals(Checksum.sha256(train), checksum(digits.xTrain()));
        assertEquals(Checksum.sha256(test), checksum(digits.xTest()));
    }

    @Test
    void comesAsGreyPicturesOfTenClasses() {
        DatasetSplits digits = new Digits().load();
        assertEquals(Shape.of(10_000, 28, 28, 1), digits.xTrain().shape());
        assertEquals(Shape.of(2_000, 28, 28, 1), digits.xTest().shape());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
    }

    @Test
    void classesAreOfEqualSize() {
        int[] labels = SMALL.yTrain().toIntArray();
        assertTrue(IntStream.range(0, 10).allMatch(digit -> Arrays.stream(labels).filter(label -> label == digit).count() == 50));
    }

    @Test
    void firstSamplesDoNotDependOnTheirNumber() {
        assertEquals(SMALL.xTrain().slice(0, 30), new Digits().train(30).test(1).load().xTrain());
    }

    @Test
    void testPicturesAreOthersThanTrainingPictures() {
        assertNotEquals(SMALL.xTrain().slice(0, 200), SMALL.xTest());
    }

    @Test
    void everyPictureHasInkAndPaper() {
        assertTrue(IntStream.range(0, 500).mapToObj(i -> SMALL.xTrain().slice(i, i + 1)).allMatch(DigitsTest::hasInkAndPaper));
    }

    @Test
    void nearestTrainingPictureMostlyShowsTheSameDigit() {
        long right = IntStream.range(0, 200).filter(i -> SMALL.yTrain().flat(nearest(i)) == SMALL.yTest().flat(i)).count();
        assertTrue(right >= 140, right + " of 200 right");
        assertTrue(right < 200, "no digit is hard to tell");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, Integer.MAX_VALUE})
    void rejectsSizesOutOfRange(int samples) {
        Exception train = assertThrows(IllegalArgumentException.class, () -> new Digits().train(samples));
        assertEquals("Digits: train must be 1..2739137 samples, got " + samples + ".", train.getMessage());
        Exception test = assertThrows(IllegalArgumentException.class, () -> new Digits().test(samples));
        assertEquals("Digits: test must be 1..2739137 samples, got " + samples + ".", test.getMessage());
    }

    private static boolean hasInkAndPaper(Tensor picture) {
        byte[] pixels = picture.toByteArray();
        long ink = IntStream.range(0, pixels.length).filter(i -> (pixels[i] & 0xFF) > 127).count();
        return ink > 15 && ink < 392;
    }

    private static int nearest(int test) {
        byte[] wanted = SMALL.xTest().slice(test, test + 1).toByteArray();
        return IntStream.range(0, 500).boxed().min(Comparator.comparingLong(i -> distance(wanted, i * wanted.length))).orElseThrow();
    }

    private static long distance(byte[] wanted, int from) {
        long sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            int difference = (wanted[i] & 0xFF) - (TRAINING_PIXELS[from + i] & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private static Checksum checksum(Tensor pixels) throws IOException {
        return Checksum.sha256("").of(new ByteArrayInputStream(pixels.toByteArray()));
    }
}
