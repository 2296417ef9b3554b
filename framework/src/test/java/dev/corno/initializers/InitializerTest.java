package dev.corno.initializers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.initializers.STFTInitializer.Scaling;
import dev.corno.initializers.STFTInitializer.Side;
import dev.corno.initializers.VarianceScaling.Distribution;
import dev.corno.initializers.VarianceScaling.Mode;
import dev.corno.saving.KerasObjects;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

    private static final Shape MATRIX = Shape.of(120, 80);
    private static final float[] GLOROT_OF_SEED_1 = {0.16304189f, 0.6020399f, 1.1537164f, -0.13629153f};
    private static final float[] NORMAL_OF_SEED_1 = {-0.03426732f, -2.5000675f, 0.087722465f};

    private static Stream<RandomInitializer> randomInitializers() {
        return Stream.of(new GlorotNormal(), new GlorotUniform(), new HeNormal(), new HeUniform(), new LecunNormal(), new LecunUniform(),
                new RandomNormal(), new RandomUniform(), new TruncatedNormal(), new Orthogonal(), new VarianceScaling(),
                new VarianceScaling(2, Mode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL));
    }

    @ParameterizedTest
    @MethodSource("randomInitializers")
    void sameSeedGivesTheSameBits(RandomInitializer initializer) {
        assertEquals(initializer.initialize(MATRIX, 7), initializer.initialize(MATRIX, 7));
    }

    @ParameterizedTest
    @MethodSource("randomInitializers")
    void otherSeedsGiveOtherNumbers(RandomInitializer initializer) {
        assertNotEquals(initializer.initialize(MATRIX, 7), initializer.initialize(MATRIX, 8));
    }

    @ParameterizedTest
    @MethodSource("randomInitializers")
    void ownSeedWinsOverTheModels(RandomInitializer initializer) {
        assertEquals(initializer.initialize(MATRIX, 3), initializer.seed(3).initialize(MATRIX, 7));
    }

    // Guards the promise that a seed means the same weights on every machine and in every release.
    @Test
    void seedsKeepTheirMeaning() {
        assertArrayEquals(GLOROT_OF_SEED_1, new GlorotUniform().initialize(Shape.of(2, 2), 1).toFloatArray());
        assertArrayEquals(NORMAL_OF_SEED_1, new RandomNormal(0, 1).initialize(Shape.of(3), 1).toFloatArray());
    }

    @Test
    void identityHasOnesOnItsDiagonal() {
        assertEquals(Tensor.of(new float[] {2, 0, 0, 0, 2, 0}, 2, 3), new Identity(2).initialize(Shape.of(2, 3), 0));
    }

    @Test
    void constantFillsTheWeight() {
        assertEquals(Tensor.of(new float[] {0.25f, 0.25f}, 2), new Constant(0.25).initialize(Shape.of(2), 0));
    }

    @Test
    void orthogonalColumnsHaveTheGainForLength() {
        Tensor weight = new Orthogonal(1.5).initialize(Shape.of(3, 3, 4, 20), 5);
        assertEquals(2.25, dotOfColumns(weight, 4, 4), 1e-5);
        assertEquals(0, dotOfColumns(weight, 4, 9), 1e-5);
    }

    private static double dotOfColumns(Tensor weight, int a, int b) {
        int columns = weight.shape().dim(-1);
        return IntStream.range(0, weight.size() / columns)
                .mapToDouble(row -> weight.flatDouble(row * columns + a) * weight.flatDouble(row * columns + b)).sum();
    }

    @Test
    void uniformStaysInItsRange() {
        Tensor weight = new RandomUniform(-2, 3).initialize(MATRIX, 1);
        assertTrue(IntStream.range(0, weight.size()).allMatch(i -> weight.flat(i) >= -2 && weight.flat(i) <= 3));
    }

    @Test
    void vectorsTakeTheirLengthForInputsAndOutputs() {
        double limit = Math.sqrt(6.0 / 200);
        Tensor weight = new GlorotUniform().initialize(Shape.of(100), 1);
        assertTrue(IntStream.range(0, 100).allMatch(i -> Math.abs(weight.flat(i)) <= limit));
    }

    // The numbers are SciPy's: samples 0, 1 and 2 of 7, sample 2 of 6 periodic ones, samples 1 and 3 of 8.
    @ParameterizedTest
    @CsvSource(textBlock = """
            BOXCAR, 1.0000000, 1.0000000, 1.0000000, 1.0000000, 1.0000000, 1.0000000
            HANN, 0.0000000, 0.2500000, 0.7500000, 0.7500000, 0.1882551, 0.9504844
            HAMMING, 0.0800000, 0.3100000, 0.7700000, 0.7700000, 0.2531947, 0.9544457
            BLACKMAN, 0.0000000, 0.1300000, 0.6300000, 0.6300000, 0.0904534, 0.9203636
            NUTTALL, 0.0003628, 0.0613345, 0.5292298, 0.5292298, 0.0377758, 0.8918519
            BLACKMANHARRIS, 0.0000600, 0.0556450, 0.5205750, 0.5205750, 0.0333917, 0.8893698
            FLATTOP, -0.0004211, -0.0512632, 0.1982105, 0.1982105, -0.0368408, 0.7808739
            BARTLETT, 0.0000000, 0.3333333, 0.6666667, 0.6666667, 0.2857143, 0.8571429
            TRIANG, 0.2500000, 0.5000000, 0.7500000, 0.7500000, 0.3750000, 0.8750000
            COSINE, 0.2225209, 0.6234898, 0.9009689, 0.9009689, 0.5555702, 0.9807853
            BOHMAN, 0.0000000, 0.1089978, 0.6089978, 0.6089978, 0.0707247, 0.9103685
            BARTHANN, 0.0000000, 0.2700000, 0.7300000, 0.7300000, 0.2116453, 0.9280825
            PARZEN, 0.0058309, 0.1574344, 0.6501458, 0.6501458, 0.1054688, 0.9179688
            TUKEY, 0.0000000, 0.7500000, 1.0000000, 1.0000000, 0.6112605, 1.0000000
            LANCZOS, 0.0000000, 0.4134967, 0.8269933, 0.8269933, 0.3484106, 0.9667664
            EXPONENTIAL, 0.0497871, 0.1353353, 0.3678794, 0.3678794, 0.0820850, 0.6065307
            """)
    void windowsAreThoseOfSciPy(Window window, double first, double second, double third, double periodic, double second8,
            double fourth8) {
        assertArrayEquals(new double[] {first, second, third, first, periodic, second8, fourth8},
                new double[] {window.over(7, false).applyAsDouble(0), window.over(7, false).applyAsDouble(1),
                        window.over(7, false).applyAsDouble(2), window.over(7, false).applyAsDouble(6),
                        window.over(6, true).applyAsDouble(2), window.over(8, false).applyAsDouble(1),
                        window.over(8, false).applyAsDouble(3)}, 1e-6);
    }

    @Test
    void fourierKernelsAreWavesInAWindow() {
        float[] imaginary = new STFTInitializer(Side.IMAG).initialize(Shape.of(8, 1, 5), 0).toFloatArray();
        assertArrayEquals(new float[] {-0.0000000f, -0.4148254f, 0.5866517f, -0.4148254f, 0.0000000f}, Arrays.copyOfRange(imaginary, 15, 20), 1e-6f);
        float[] real = new STFTInitializer(Side.REAL).window(Window.HAMMING).scaling(Scaling.SPECTRUM).periodic(true)
                .initialize(Shape.of(8, 1, 5), 0).toFloatArray();
        assertArrayEquals(new float[] {0.2002938f, -0.1416291f, 0.0000000f, 0.1416291f, -0.2002938f}, Arrays.copyOfRange(real, 15, 20), 1e-6f);
        float[] plain = new STFTInitializer(Side.REAL).window(Window.NONE).initialize(Shape.of(4, 1, 3), 0).toFloatArray();
        assertArrayEquals(new float[] {1, 1, 1, 1, 0, -1, 1, -1, 1, 1, 0, -1}, plain, 1e-6f);
    }

    @Test
    void fansFollowTheAxesThatAreNamed() {
        var fans = new Fans(List.of(0), List.of(1, -1));
        double limit = Math.sqrt(6.0 / (50 + 12));
        float[] weight = new GlorotUniform().fans(fans).initialize(Shape.of(50, 3, 4), 1).toFloatArray();

        double largest = IntStream.range(0, weight.length).mapToDouble(i -> Math.abs(weight[i])).max().orElseThrow();
        assertEquals(limit, largest, limit / 50);
    }

    @Test
    void filesKeepAxesAndWindows() {
        KerasObjects objects = KerasObjects.standard();
        Initializer scaled = new HeNormal().seed(3).fans(new Fans(List.of(0), List.of(1, 2)));
        Initializer fourier = new STFTInitializer(Side.IMAG).window(Window.NONE).scaling(Scaling.NONE).periodic(true);

        assertEquals(scaled, objects.initializer(objects.toJson(scaled)));
        assertEquals(fourier, objects.initializer(objects.toJson(fourier)));
    }

    @Test
    void rejectsAxesOfOneSideOnly() {
        assertFails("Fans: expects axes of inputs and of outputs, or neither, got [0] and [].", () -> new Fans(List.of(0), List.of()));
        assertFails("Fans: expects a weight with axis 3, got one of shape (2, 2).",
                () -> new HeNormal().fans(new Fans(List.of(3), List.of(0))).initialize(Shape.of(2, 2), 0));
    }

    @Test
    void rejectsFourierMatrices() {
        assertFails("STFTInitializer: expects a kernel of shape (frame, 1, bins) with at least 2 bins, got (8, 5). "
                + "Use another initializer for this weight.", () -> new STFTInitializer(Side.REAL).initialize(Shape.of(8, 5), 0));
    }

    @Test
    void rejectsNegativeDeviations() {
        assertFails("RandomNormal: stddev must be 0 or more, got -1.0.", () -> new RandomNormal(0, -1));
        assertFails("TruncatedNormal: stddev must be 0 or more, got NaN.", () -> new TruncatedNormal(0, Double.NaN));
    }

    @Test
    void rejectsRangesTheWrongWayRound() {
        assertFails("RandomUniform: minval must not be above maxval, got 1.0 and 0.0.", () -> new RandomUniform(1, 0));
    }

    @Test
    void rejectsScalesOfZero() {
        assertFails("VarianceScaling: scale must be above 0, got 0.0.",
                () -> new VarianceScaling(0, Mode.FAN_IN, Distribution.UNIFORM));
    }

    @Test
    void rejectsIdentityForKernelsOfConvolutions() {
        assertFails("Identity: expects a weight of shape (rows, columns), got (3, 3, 1, 8). Use another initializer for this layer.",
                () -> new Identity().initialize(Shape.of(3, 3, 1, 8), 0));
    }

    @Test
    void rejectsOrthogonalVectors() {
        assertFails("Orthogonal: expects a weight of at least two axes, got (3). Use another initializer for this weight.",
                () -> new Orthogonal().initialize(Shape.of(3), 0));
    }
}
