package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.graph.Layer;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all layers that change pictures, and the geometry and mixtures of some. */
class AugmentationTest {

    private static final float TOLERANCE = 1e-4f;
    private static final Tensor PICTURES = TestPictures.noise(6, 6, 5, 3);
    private static final Tensor ROW = Tensor.of(new float[] {1, 2, 3, 4, 5}, 1, 5, 1);

    private static Stream<Layer> layers() {
        return PreprocessingCatalogue.augmentations();
    }

    private static Stream<Layer> trainingLayers() {
        return layers().filter(layer -> !(layer instanceof AutoContrast) && !(layer instanceof Equalization));
    }

    private static Range only(double value) {
        return new Range(value, value);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theSameSeedGivesTheSamePicturesOnAnyThread(Preprocessing layer) {
        Tensor expected = layer.call(PICTURES, true, 7);
        assertEquals(expected, CompletableFuture.supplyAsync(() -> layer.call(PICTURES, true, 7)).join());
        assertEquals(PICTURES.shape(), expected.shape());
        assertTrue(expected.isFinite());
    }

    @ParameterizedTest
    @MethodSource("trainingLayers")
    void nothingChangesOutsideTraining(Preprocessing layer) {
        assertEquals(PICTURES, layer.call(PICTURES, false, 7));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void inputsStayAsTheyWere(Preprocessing layer) {
        layer.call(PICTURES, true, 7);
        assertEquals(TestPictures.noise(6, 6, 5, 3), PICTURES);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aSinglePictureIsTakenLikeABatchOfOne(Preprocessing layer) {
        Tensor one = PICTURES.slice(0, 1);
        assertEquals(layer.call(one, true, 5).reshape(6, 5, 3), layer.call(one.reshape(6, 5, 3), true, 5));
    }

    @Test
    void picturesOfABatchHaveDrawsOfTheirOwn() {
        Tensor same = PICTURES.gather(0, 0, 0, 0, 0, 0);
        Tensor moved = new RandomTranslation(0.5, 0.5).call(same, true, 3);
        assertNotEquals(moved.slice(0, 1), moved.slice(1, 2));
    }

    @Test
    void channelsFirstIsChangedLikeChannelsLast() {
        Tensor last = new RandomRotation(0.2).call(PICTURES, true, 3);
        Tensor first = new RandomRotation(0.2).dataFormat(DataFormat.CHANNELS_FIRST).call(TestPictures.channelsFirst(PICTURES), true, 3);
        assertEquals(TestPictures.channelsFirst(last), first);
    }

    @Test
    void aQuarterOfATurnGoesAgainstTheClock() {
        Tensor square = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2, 1);
        assertArrayEquals(new float[] {2, 4, 1, 3}, new RandomRotation(only(0.25)).call(square, true, 0).toFloatArray(), TOLERANCE);
    }

    @Test
    void zoomingShowsMoreOrLessAroundTheMiddle() {
        assertArrayEquals(new float[] {0, 1, 3, 5, 0},
                new RandomZoom(only(0), only(1)).fillMode(FillMode.CONSTANT).call(ROW, true, 0).toFloatArray(), TOLERANCE);
        assertArrayEquals(new float[] {2, 2.5f, 3, 3.5f, 4}, new RandomZoom(only(0), only(-0.5)).call(ROW, true, 0).toFloatArray(), TOLERANCE);
    }

    @Test
    void shearingMovesEachRowFurther() {
        Tensor rows = Tensor.of(new float[] {1, 2, 3, 1, 2, 3, 1, 2, 3}, 3, 3, 1);
        float[] sheared = new RandomShear(only(1), only(0)).fillMode(FillMode.CONSTANT).call(rows, true, 0).toFloatArray();
        float[] left = {1, 2, 3, 2, 3, 0, 3, 0, 0};
        float[] right = {1, 2, 3, 0, 1, 2, 0, 0, 1};
        assertArrayEquals(sheared[3] == 2 ? left : right, sheared);
    }

    @Test
    void perspectiveChangesOnlyTheChosen() {
        assertEquals(PICTURES, new RandomPerspective(only(0), 0.3).call(PICTURES, true, 1));
        assertNotEquals(PICTURES, new RandomPerspective(only(1), 0.3).call(PICTURES, true, 1));
    }

    @Test
    void perspectiveLeavesPicturesOfOneRowOrColumn() {
        Tensor column = TestPictures.counting(1, 4, 1, 1);
        Tensor row = TestPictures.counting(1, 1, 4, 1);
        assertEquals(column, new RandomPerspective(only(1), 1).call(column, true, 1));
        assertEquals(row, new RandomPerspective(only(1), 1).call(row, true, 1));
    }

    @Test
    void mixUpBlendsPicturesAndLabelsAlike() {
        Tensor labels = Tensor.of(new int[] {0, 1, 2, 3}, 4).oneHot(4);
        Tensor pictures = labels.reshape(4, 2, 2, 1);
        Samples mixed = new MixUp(1).call(new Samples(pictures, List.of(labels)), true, 4);
        assertArrayEquals(mixed.y().get(0).toFloatArray(), mixed.x().toFloatArray());
        assertNotEquals(labels, mixed.y().get(0));
    }

    @Test
    void cutMixBlendsLabelsByTheArea() {
        Tensor labels = Tensor.of(new int[] {0, 1, 2, 3}, 4).oneHot(4);
        Tensor pictures = Tensor.of(new float[400], 4, 10, 10, 1);
        float[] values = pictures.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 100;
        }
        Samples mixed = new CutMix(only(1)).call(new Samples(Tensor.of(values, 4, 10, 10, 1), List.of(labels)), true, 2);
        float[] counts = new float[16];
        for (int i = 0; i < 400; i++) {
            counts[i / 100 * 4 + (int) mixed.x().flat(i)] += 0.01f;
        }
        assertArrayEquals(counts, mixed.y().get(0).toFloatArray(), TOLERANCE);
        assertNotEquals(labels, mixed.y().get(0));
    }

    @Test
    void mixturesNeedOneHotLabels() {
        Tensor classes = Tensor.of(new int[] {0, 1, 2, 3, 0, 1}, 6);
        assertFails("MixUp: expects one-hot labels of shape (6, classes) as float32, got int32(6). Make them with y.oneHot(classes).",
                () -> new MixUp().call(new Samples(PICTURES, List.of(classes)), true, 0));
        assertFails("CutMix: expects one-hot labels of shape (6, classes) as float32, got int32(6). Make them with y.oneHot(classes).",
                () -> new CutMix().call(new Samples(PICTURES, List.of(classes)), true, 0));
    }

    @Test
    void betaAndGammaHaveTheirMeans() {
        var random = new SplittableRandom(1);
        double gamma = 0;
        double extreme = 0;
        for (int i = 0; i < 20000; i++) {
            gamma += Draws.gamma(0.4, random) / 20000;
            double beta = Draws.beta(0.2, random);
            extreme += beta < 0.1 || beta > 0.9 ? 1 / 20000.0 : 0;
        }
        assertEquals(0.4, gamma, 0.02);
        // 2 I(0.1; 0.2, 0.2)
        assertEquals(0.6734, extreme, 0.02);
    }

    @Test
    void rejectsStrengthsOutOfRange() {
        assertFails("Range: expects two numbers of which the second is not below the first, got 1.0 and 0.0.", () -> new Range(1, 0));
        assertFails("RandomRotation: factor must be within [-1, 1], got [-2, 2].", () -> new RandomRotation(2));
        assertFails("RandomZoom: heightFactor must be within [-1, 1], got [0, 1.5].", () -> new RandomZoom(Range.upTo(1.5)));
        assertFails("RandomZoom: widthFactor must be within [-1, 1], got [0, 1.5].", () -> new RandomZoom(Range.upTo(1), Range.upTo(1.5)));
        assertFails("RandomShear: xFactor must be within [-1, 1], got [-2, 2].", () -> new RandomShear(2, 0));
        assertFails("RandomShear: yFactor must be within [-1, 1], got [-2, 2].", () -> new RandomShear(0, 2));
        assertFails("RandomPerspective: factor must be within [0, 1], got [0, 2].", () -> new RandomPerspective(Range.upTo(2), 0));
        assertFails("RandomPerspective: scale must be in [0, 1], got 2.0.", () -> new RandomPerspective(Range.upTo(1), 2));
        assertFails("RandomBrightness: factor must be within [-1, 1], got [-2, 2].", () -> new RandomBrightness(2));
        assertFails("RandomContrast: factor must be within [0, 1], got [-1, 0].", () -> new RandomContrast(new Range(-1, 0)));
        assertFails("RandomHue: factor must be within [0, 1], got [0, 2].", () -> new RandomHue(2));
        assertFails("RandomSaturation: factor must be within [-1, 1], got [-2, 2].", () -> new RandomSaturation(2));
        assertFails("RandomColorDegeneration: factor must be within [-1, 1], got [-2, 2].", () -> new RandomColorDegeneration(2));
        assertFails("RandomSharpness: factor must be within [0, 1], got [0, 2].", () -> new RandomSharpness(2));
        assertFails("RandomInvert: factor must be within [0, 1], got [0, 2].", () -> new RandomInvert(2));
        assertFails("RandomErasing: factor must be within [0, 1], got [0, 2].", () -> new RandomErasing(2));
        assertFails("RandomErasing: scale must be within [0, 1], got [0, 2].", () -> new RandomErasing().scale(Range.upTo(2)));
        assertFails("RandomErasing: fillValue must be at least one finite number, got [NaN].", () -> new RandomErasing().fillValue(Double.NaN));
        assertFails("RandomGaussianBlur: factor must be within [0, 1], got [0, 2].", () -> new RandomGaussianBlur(2));
        assertFails("RandomGaussianBlur: sigma must be within [0, 1], got [0, 2].", () -> new RandomGaussianBlur().sigma(Range.upTo(2)));
        assertFails("RandomGaussianBlur: kernelSize must be odd, got 4x4.", () -> new RandomGaussianBlur().kernelSize(4));
        assertFails("RandomGaussianBlur: kernelSize must be positive, got -1x-1.", () -> new RandomGaussianBlur().kernelSize(-1));
        assertFails("RandomGrayscale: factor must be in [0, 1], got 2.0.", () -> new RandomGrayscale(2));
        assertFails("CutMix: factor must be within [0, 1], got [0, 2].", () -> new CutMix(Range.upTo(2)));
        assertFails("MixUp: alpha must be a positive number, got 0.0.", () -> new MixUp(0));
        assertFails("Solarization: additionFactor must be within [0, 1], got [0, 2].", () -> new Solarization(Range.upTo(2), Range.upTo(0)));
        assertFails("Solarization: thresholdFactor must be within [0, 1], got [0, 2].", () -> new Solarization(Range.upTo(0), Range.upTo(2)));
    }

    @Test
    void rejectsOtherWrongArguments() {
        assertFails("RandomPosterization: bits must be 1 to 8, the first number not above the second, got 5 and 3.",
                () -> new RandomPosterization(5, 3));
        assertFails("Equalization: bins must be at least 2, got 1.", () -> new Equalization().bins(1));
        assertFails("PcaColorJitter: deviation must be 0 or a positive number, got -1.0.", () -> new PcaColorJitter(-1));
        assertFails("PcaColorJitter: directions must be 3 rows of 3 numbers, got 1 numbers.",
                () -> new PcaColorJitter(1).directions(List.of(1.0)));
        assertFails("RandAugment: numOps must be a positive integer, got 0.", () -> new RandAugment().numOps(0));
        assertFails("RandAugment: factor must be within [0, 1], got [0, 2].", () -> new RandAugment().factor(Range.upTo(2)));
        assertFails("RandAugment: interpolation must be BILINEAR or NEAREST, got LANCZOS3.",
                () -> new RandAugment().interpolation(Interpolation.LANCZOS3));
        assertFails("AugMix: numChains and chainDepth must be positive integers, got 0 and 3.", () -> new AugMix().numChains(0));
        assertFails("AugMix: factor must be within [0, 1], got [0, 2].", () -> new AugMix().factor(Range.upTo(2)));
        assertFails("AugMix: alpha must be a positive number, got 0.0.", () -> new AugMix().alpha(0));
    }

    @ParameterizedTest
    @MethodSource("layersOfValueRange")
    void rejectsRangesOfOneValue(String name, Runnable make) {
        assertFails(name + ": valueRange must be a range of more than one number, got [1, 1].", make::run);
    }

    private static Stream<Arguments> layersOfValueRange() {
        return Stream.<List<Object>>of(made("RandomBrightness", () -> new RandomBrightness(0.1).valueRange(only(1))),
                made("RandomContrast", () -> new RandomContrast(0.1).valueRange(only(1))),
                made("RandomHue", () -> new RandomHue(0.1).valueRange(only(1))),
                made("RandomSaturation", () -> new RandomSaturation(0.1).valueRange(only(1))),
                made("RandomColorDegeneration", () -> new RandomColorDegeneration(0.1).valueRange(only(1))),
                made("RandomSharpness", () -> new RandomSharpness(0.1).valueRange(only(1))),
                made("RandomInvert", () -> new RandomInvert().valueRange(only(1))),
                made("RandomErasing", () -> new RandomErasing().valueRange(only(1))),
                made("RandomGaussianBlur", () -> new RandomGaussianBlur().valueRange(only(1))),
                made("RandomPosterization", () -> new RandomPosterization(3).valueRange(only(1))),
                made("Solarization", () -> new Solarization().valueRange(only(1))),
                made("AutoContrast", () -> new AutoContrast().valueRange(only(1))),
                made("Equalization", () -> new Equalization().valueRange(only(1))),
                made("RandomColorJitter", () -> new RandomColorJitter().valueRange(only(1))),
                made("PcaColorJitter", () -> new PcaColorJitter(0.1).valueRange(only(1))),
                made("RandAugment", () -> new RandAugment().valueRange(only(1))),
                made("AugMix", () -> new AugMix().valueRange(only(1))))
                .map(pair -> Arguments.of(pair.toArray()));
    }

    private static List<Object> made(String name, Supplier<Layer> maker) {
        Runnable make = maker::get;
        return List.of(name, make);
    }

    @Test
    void outputShapeIsThatOfThePicture() {
        assertEquals(Shape.of(Shape.UNKNOWN, 4, 3), new RandAugment().outputShape(Shape.of(Shape.UNKNOWN, 4, 3)));
    }

    @Test
    void elasticChangesMoveSomePicturesAndKeepTheirRange() {
        assertEquals(PICTURES, new RandomElasticTransform(only(0)).call(PICTURES, true, 1));
        assertEquals(PICTURES, new RandomElasticTransform(only(1)).scale(only(0)).call(PICTURES, true, 1));
        assertNotEquals(PICTURES, new RandomElasticTransform(only(1)).scale(only(1)).call(PICTURES, true, 1));
        assertFails("RandomElasticTransform: factor must be within [0, 1], got [0, 2].", () -> new RandomElasticTransform(Range.upTo(2)));
        assertFails("RandomElasticTransform: scale must be within [0, 1], got [0, 2].",
                () -> new RandomElasticTransform().scale(Range.upTo(2)));
    }
}
