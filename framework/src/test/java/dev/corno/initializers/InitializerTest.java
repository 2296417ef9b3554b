package dev.corno.initializers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.initializers.VarianceScaling.Distribution;
import dev.corno.initializers.VarianceScaling.Mode;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
