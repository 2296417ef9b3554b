package dev.corno.layers.preprocessing;

import dev.corno.graph.Layer;
import dev.corno.initializers.STFTInitializer;
import dev.corno.initializers.Window;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Every preprocessing layer at least once, for the tests that hold for all layers. Shapes are those of Keras. */
public final class PreprocessingCatalogue {

    private static final Shape PICTURE = Shape.of(6, 5, 3);

    private PreprocessingCatalogue() {
    }

    /** All of them; those without a name of their own are named after their class. */
    public static Stream<Entry> entries() {
        return Stream.concat(pictures(), others());
    }

    /** Layers that take pictures and give pictures of the same size. */
    public static Stream<Layer> augmentations() {
        return Stream.of(new RandomFlip(FlipMode.VERTICAL), new RandomTranslation(0.2, 0.1).fillMode(FillMode.WRAP).seed(3),
                new RandomRotation(new Range(-0.1, 0.2)).fillValue(2).fillMode(FillMode.CONSTANT), new RandomZoom(0.3),
                new RandomZoom(Range.around(0.2), Range.upTo(0.1)).interpolation(Interpolation.NEAREST),
                new RandomShear(0.2, 0.1).fillMode(FillMode.NEAREST), new RandomPerspective(new Range(0.5, 1), 0.2).fillValue(1),
                new RandomElasticTransform(new Range(0.5, 1)).scale(new Range(0.2, 0.9)).fillMode(FillMode.WRAP),
                new RandomErasing().scale(new Range(0.1, 0.2)), new RandomErasing().fillValue(3),
                new RandomErasing().fillValue(List.of(1.0, 2.0, 3.0)), new RandomBrightness(new Range(-0.1, 0.3)), new RandomContrast(0.4),
                new RandomHue(0.2), new RandomSaturation(new Range(0.3, 0.7)), new RandomColorDegeneration(0.5), new RandomSharpness(0.8),
                new RandomInvert(), new RandomGaussianBlur().kernelSize(5).sigma(new Range(0.5, 1)), new RandomGrayscale(0.4),
                new RandomPosterization(3), new RandomPosterization(2, 6), new Solarization(Range.upTo(0.1), new Range(0.2, 0.6)),
                new AutoContrast(), new Equalization().bins(64),
                new RandomColorJitter().brightnessFactor(0.1).contrastFactor(0.2).saturationFactor(new Range(0.4, 0.6)).hueFactor(0.1),
                new RandomColorJitter(), new PcaColorJitter(0.1), new RandAugment().numOps(3).factor(new Range(0.1, 0.4)),
                new AugMix().numChains(2).chainDepth(4).allOps(false), new AugMix().alpha(0.5), new MixUp(0.3),
                new CutMix(new Range(0.5, 1)).seed(9));
    }

    private static Stream<Entry> pictures() {
        return Stream.concat(augmentations().map(layer -> entry(layer, PICTURE, PICTURE)), Stream.of(
                entry(new Resizing(4, 7), PICTURE, Shape.of(4, 7, 3)),
                entry(new Resizing(4, 7).interpolation(Interpolation.LANCZOS3).padToAspectRatio(true).fillValue(1).antialias(true)
                        .dataFormat(DataFormat.CHANNELS_FIRST), Shape.of(3, 6, 5), Shape.of(3, 4, 7)),
                entry(new Resizing(4, 7).cropToAspectRatio(true), Shape.of(-1, -1, 1), Shape.of(4, 7, 1)),
                entry(new CenterCrop(2, 3), PICTURE, Shape.of(2, 3, 3)),
                entry(new ContrastLimitedAdaptiveHistogramEqualization().clipLimit(2).tileGridSize(new Size2D(2, 3)), PICTURE, PICTURE),
                entry(new RandomCrop(2, 3).seed(1), PICTURE, Shape.of(2, 3, 3))));
    }

    private static Stream<Entry> others() {
        return Stream.of(
                entry(new Rescaling(0.5, -1), Shape.of(3), Shape.of(3)),
                entry(new Rescaling(List.of(1.0, 2.0), List.of(0.5)), Shape.of(4, 2), Shape.of(4, 2)),
                new Entry("normalization", new Normalization(), List.of(Shape.of(3)), Shape.of(3), 7),
                new Entry("normalization_axes", new Normalization().axis(List.of(1, -1)), List.of(Shape.of(4, 3)), Shape.of(4, 3), 25),
                new Entry("normalization_one", new Normalization().axis(List.of()), List.of(Shape.of(4, 3)), Shape.of(4, 3), 3),
                entry(new Normalization(1, 2).invert(true), Shape.of(3), Shape.of(3)),
                entry(new Normalization(Tensor.of(new float[] {1, 2}, 2), Tensor.of(new float[] {3, 4}, 2)), Shape.of(5, 2), Shape.of(5, 2)),
                entry(new Pipeline(new Rescaling(0.5), new CenterCrop(2, 3), new AutoContrast()), PICTURE, Shape.of(2, 3, 3)),
                new Entry("pipeline_normalization", new Pipeline(new Rescaling(0.5), new Normalization()), List.of(Shape.of(3)), Shape.of(3), 7),
                new Entry("stft_spectrogram", new STFTSpectrogram().frameLength(6).frameStep(2), List.of(Shape.of(14, 2)), Shape.of(5, 10),
                        60),
                new Entry("stft_spectrogram_angle", new STFTSpectrogram().frameLength(4).mode(SpectrogramMode.ANGLE).expandDims(true)
                        .padding(Padding.SAME).dataFormat(DataFormat.CHANNELS_FIRST), List.of(Shape.of(2, 9)), Shape.of(2, 5, 3), 24),
                new Entry("stft_spectrogram_real", new STFTSpectrogram().frameLength(4).mode(SpectrogramMode.REAL).fftLength(6)
                        .scaling(STFTInitializer.Scaling.NONE).window(Window.NONE), List.of(Shape.of(9, 1)), Shape.of(3, 4), 16),
                entry(new MelSpectrogram().fftLength(16).sequenceStride(4).numMelBins(5), Shape.of(30), Shape.of(5, 8)),
                entry(new CategoryEncoding(4), Shape.of(3), Shape.of(4)),
                entry(new CategoryEncoding(4).outputMode(OutputMode.ONE_HOT), Shape.of(3), Shape.of(3, 4)),
                entry(new CategoryEncoding(4).outputMode(OutputMode.ONE_HOT), Shape.of(1), Shape.of(4)),
                entry(new CategoryEncoding(4).outputMode(OutputMode.COUNT), Shape.of(2, 3), Shape.of(3, 4)),
                entry(new Discretization(List.of(0.0, 1.5)), Shape.of(3), Shape.of(3)),
                entry(new Discretization(3).epsilon(0.1).outputMode(OutputMode.ONE_HOT), Shape.of(2), Shape.of(2, 3)),
                entry(new Hashing(7), Shape.of(3), Shape.of(3)),
                entry(new Hashing(7).salt(133).maskValue("x").outputMode(OutputMode.COUNT), Shape.of(3), Shape.of(7)),
                new Entry("hashed_crossing", new HashedCrossing(5).outputMode(OutputMode.ONE_HOT), List.of(Shape.of(1), Shape.of(1)),
                        Shape.of(5), 0),
                entry(new IntegerLookup(List.of(5L, 3L)).maskToken(0).numOovIndices(2).farmHash(true), Shape.of(3), Shape.of(3)),
                entry(new IntegerLookup().oovToken(-7), Shape.of(3), Shape.of(3)),
                entry(new StringLookup(List.of("a", "b")).maskToken("").outputMode(OutputMode.MULTI_HOT), Shape.of(3), Shape.of(3)),
                entry(new StringLookup(List.of("a", "b")).maxTokens(9).padToMaxTokens(true).outputMode(OutputMode.COUNT), Shape.of(3),
                        Shape.of(9)),
                entry(new TextVectorization(List.of("a", "b")).ngrams(2).outputSequenceLength(4), Shape.of(1), Shape.of(4)),
                entry(new TextVectorization().standardize(Standardization.NONE).split(Splitting.NONE).maxTokens(5), Shape.of(1),
                        Shape.of(-1)));
    }

    private static Entry entry(Layer layer, Shape input, Shape output) {
        return new Entry(layer.className(), layer, Collections.nCopies(1, input), output, 0);
    }
}
