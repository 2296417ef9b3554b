package dev.corno.callbacks;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.metrics.Metrics.MAE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.EventReader.Message;
import dev.corno.callbacks.tensorboard.EventFile;
import dev.corno.callbacks.tensorboard.Summary;
import dev.corno.callbacks.tensorboard.WeightImages;
import dev.corno.data.Dataset;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Inference;
import dev.corno.training.Verbosity;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L, 500_000_000));
    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 8, 1);

    @TempDir
    private Path folder;
    private final FakeTraining training = new FakeTraining();

    private Path train() {
        return folder.resolve("train");
    }

    private Path validation() {
        return folder.resolve("validation");
    }

    private static Logs logs(Object... namesAndValues) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return new Logs(values);
    }

    private static Sequential model() {
        Sequential model = new Sequential(new Input(1), new Dense(3, RELU).name("hidden"), new Dense(1).name("out")).seed(4);
        model.compile(new SGD(0.01), MEAN_SQUARED_ERROR, MAE);
        return model;
    }

    private static Fit fit(Callback callback) {
        return Fit.epochs(2).batchSize(2).validationSplit(0.25).verbose(Verbosity.SILENT).callbacks(callback);
    }

    /** What python3 computed with struct and a checksum written by hand. */
    @Test
    void recordsAreThoseOfTensorFlow() throws IOException {
        try (EventFile events = EventFile.create(train(), CLOCK)) {
            events.add(3, Summary.scalar("epoch_loss", 0.5));
        }
        assertEquals("1800000000000000a37f4b220900002040fc54d9411a0d627261696e2e4576656e743a322b353110"
                + "36000000000000004f578cef0900002040fc54d94110032a290a270a0a65706f63685f6c6f7373420a0801120022040000003f4a0d0a090a077363616c61"
                + "72732001b0163576", HexFormat.of().formatHex(Files.readAllBytes(EventReader.onlyFile(train()))));
    }

    @Test
    void filesAreNamedForTensorBoardAndNeverOverwritten() throws IOException {
        EventFile.create(train(), CLOCK).close();
        EventFile.create(train(), CLOCK).close();
        List<String> names = names(train());
        String stem = "events\\.out\\.tfevents\\.1700000000\\.[\\w.-]+\\." + ProcessHandle.current().pid();
        assertTrue(names.get(0).matches(stem + "\\.0\\.v2"), names.toString());
        assertTrue(names.get(1).matches(stem + "\\.1\\.v2"), names.toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void epochsGoToCurvesOfTrainingAndValidation() throws IOException {
        TensorBoard callback = new TensorBoard(folder, CLOCK).writeGraph(false);
        callback.onTrainBegin(training);
        callback.onEpochEnd(training, 0, logs("loss", 0.5, "mae", 2, "val_loss", 0.75));
        callback.onEpochEnd(training, 1, logs("loss", 0.25, "mae", 1, "val_loss", 0.5));
        callback.onTrainEnd(training, Logs.EMPTY);
        assertEquals(List.of("epoch_loss@0=0.5", "epoch_mae@0=2.0", "epoch_learning_rate@0=0.1",
                "epoch_loss@1=0.25", "epoch_mae@1=1.0", "epoch_learning_rate@1=0.1"), EventReader.scalars(train()));
        assertEquals(List.of("epoch_loss@0=0.75", "epoch_loss@1=0.5"), EventReader.scalars(validation()));
    }

    @Test
    void batchesGoToCurvesAsOftenAsAsked() throws IOException {
        TensorBoard callback = new TensorBoard(folder, CLOCK).writeGraph(false).updateFreq(2);
        callback.onTrainBegin(training);
        for (int batch = 0; batch < 3; batch++) {
            callback.onTrainBatchEnd(training, batch, logs("loss", batch));
        }
        callback.onTrainBatchEnd(training, 0, logs("loss", 8));
        assertEquals(List.of("batch_loss@2=1.0", "batch_loss@4=8.0"), EventReader.scalars(train()));
        assertTrue(callback.watchesBatches());
        assertFalse(new TensorBoard(folder).watchesBatches());
    }

    @Test
    void stepsPerSecondAreOfTheClock() throws IOException {
        long[] millis = {0};
        TensorBoard callback = new TensorBoard(folder, () -> Instant.ofEpochMilli(millis[0])).writeGraph(false).updateFreq(1)
                .writeStepsPerSecond(true);
        callback.onTrainBegin(training);
        callback.onEpochBegin(training, 0);
        callback.onTrainBatchBegin(training, 0);
        millis[0] = 250;
        callback.onTrainBatchEnd(training, 0, Logs.EMPTY);
        millis[0] = 2000;
        training.iterations = 10;
        callback.onEpochEnd(training, 0, Logs.EMPTY);
        assertEquals(List.of("batch_steps_per_second@1=4.0", "epoch_learning_rate@0=0.1", "epoch_steps_per_second@0=5.0"),
                EventReader.scalars(train()));
    }

    @Test
    void aTrainingWritesWhatKerasWrites() throws IOException {
        model().fit(X, X, fit(new TensorBoard(folder).histogramFreq(2).writeImages(true).updateFreq(1)));
        List<String> tags = EventReader.scalars(train()).stream().map(scalar -> scalar.replaceFirst("=.*", "")).toList();
        assertEquals(List.of("batch_loss@1", "batch_mae@1", "batch_loss@2", "batch_mae@2", "batch_loss@3", "batch_mae@3",
                "epoch_loss@0", "epoch_mae@0", "epoch_learning_rate@0", "batch_loss@4", "batch_mae@4", "batch_loss@5", "batch_mae@5",
                "batch_loss@6", "batch_mae@6", "epoch_loss@1", "epoch_mae@1", "epoch_learning_rate@1"), tags);
        assertEquals(List.of("evaluation_loss_vs_iterations@3", "evaluation_mae_vs_iterations@3", "epoch_loss@0", "epoch_mae@0",
                "evaluation_loss_vs_iterations@6", "evaluation_mae_vs_iterations@6", "epoch_loss@1", "epoch_mae@1"),
                EventReader.scalars(validation()).stream().map(scalar -> scalar.replaceFirst("=.*", "")).toList());
        assertEquals(List.of("hidden/kernel/histogram", "hidden/bias/histogram", "out/kernel/histogram", "out/bias/histogram"),
                EventReader.ofPlugin(train(), "histograms").stream().map(value -> value.text(1)).toList());
        assertEquals(List.of("hidden/kernel/image", "hidden/bias/image", "out/kernel/image"),
                EventReader.ofPlugin(train(), "images").stream().map(value -> value.text(1)).toList());
    }

    @Test
    void evaluationAloneWritesCurvesByUpdates() throws IOException {
        Sequential model = model();
        model.evaluate(Dataset.of(X, X), Inference.ALL.callbacks(new TensorBoard(folder)));
        assertEquals(List.of("evaluation_loss_vs_iterations@0", "evaluation_mae_vs_iterations@0"),
                EventReader.scalars(validation()).stream().map(scalar -> scalar.replaceFirst("=.*", "")).toList());
        assertFalse(Files.exists(train()));
    }

    @Test
    void theModelIsThereAsJsonAndAsAGraph() throws IOException {
        Sequential model = model();
        training.model = model;
        TensorBoard callback = new TensorBoard(folder);
        callback.onTrainBegin(training);
        callback.onTrainEnd(training, Logs.EMPTY);

        Message keras = EventReader.value(EventReader.events(train()).get(0));
        assertEquals("keras", keras.text(1));
        assertEquals("graph_keras_model", EventReader.plugin(keras));
        assertEquals("1", keras.message(9).message(1).text(2));
        assertEquals(7, keras.message(8).integer(1));
        assertEquals(model.toJson(), keras.message(8).text(8));
        Message graph = EventReader.events(train()).get(1).message(4);
        assertEquals(List.of("input_layer Placeholder []", "hidden Dense [input_layer]", "out Dense [hidden]"), nodes(graph));
    }

    private static List<String> nodes(Message graph) {
        return graph.messages(1).stream().map(node -> node.text(1) + " " + node.text(2) + " " + node.texts(3)).toList();
    }

    @Test
    void eachApplicationOfALayerIsANode() throws IOException {
        var a = new Input(4).tensor();
        var b = new Input(4).tensor();
        var shared = new Dense(2).name("shared");
        var inner = new Sequential(new Input(2), new Dense(3)).name("inner");
        training.model = new Model(List.of(a, b), List.of(inner.apply(new Add().apply(shared.apply(a), shared.apply(b)))));
        try (EventFile events = EventFile.create(train(), CLOCK)) {
            events.add(training.network());
        }
        Message graph = EventReader.events(train()).get(0).message(4);
        assertEquals(List.of("input_layer Placeholder []", "input_layer_1 Placeholder []", "shared Dense [input_layer]",
                "shared_1 Dense [input_layer_1]", "add Add [shared, shared_1]", "inner/dense Dense [add]"), nodes(graph));
        Message shape = graph.messages(1).get(5).message(5);
        assertEquals("_output_shapes", shape.text(1));
        assertEquals(List.of(-1L, 3L), shape.message(2).message(1).message(7).messages(2).stream().map(size -> size.integer(1)).toList());
        assertTrue(graph.message(4).integer(1) > 0);
    }

    private Message only(Summary summary) throws IOException {
        try (EventFile events = EventFile.create(train(), CLOCK)) {
            events.add(0, summary);
        }
        return EventReader.value(EventReader.events(train()).get(0));
    }

    @Test
    void histogramsHaveThirtyIntervals() throws IOException {
        float[] values = new float[61];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 2f;
        }
        Message value = only(Summary.histogram("w", Tensor.of(values, values.length)));
        assertEquals("histograms", EventReader.plugin(value));
        assertEquals(2, value.message(9).integer(4));
        assertEquals(2, value.message(8).integer(1));
        assertEquals(List.of(30L, 3L), value.message(8).message(2).messages(2).stream().map(size -> size.integer(1)).toList());
        ByteBuffer content = value.message(8).bytes(4);
        for (int i = 0; i < 30; i++) {
            assertArrayEquals(new double[] {i, i + 1, i == 29 ? 3 : 2},
                    new double[] {content.getDouble(), content.getDouble(), content.getDouble()}, 1e-12);
        }
        assertFalse(content.hasRemaining());
    }

    @Test
    void equalValuesAreInTheLastInterval() throws IOException {
        ByteBuffer content = only(Summary.histogram("w", Tensor.full(2, 5))).message(8).bytes(4);
        double[] counts = IntStream.range(0, 30).mapToDouble(i -> content.getDouble(24 * i + 16)).toArray();
        assertEquals(5, counts[29]);
        assertEquals(0, counts[0]);
        assertEquals(2, content.getDouble(24 * 7));
        assertEquals(2, content.getDouble(24 * 7 + 8));
    }

    private BufferedImage image(Message value, int number) throws IOException {
        byte[] png = (byte[]) value.message(8).fields().get(8).get(2 + number);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private Message images(Tensor weight) throws IOException {
        return only(WeightImages.of("w", weight).orElseThrow());
    }

    @Test
    void aMatrixIsAPictureWiderThanHigh() throws IOException {
        Message value = images(Tensor.of(new float[] {0, 0.5f, 1, -1, 2, 0.25f}, 3, 2));
        assertEquals("images", EventReader.plugin(value));
        assertEquals(3, value.message(9).integer(4));
        assertEquals(List.of("3", "2"), value.message(8).texts(8).subList(0, 2));
        BufferedImage image = image(value, 0);
        assertArrayEquals(new int[] {0, 255, 255, 127, 0, 63}, image.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null));
    }

    @Test
    void aVectorIsAColumn() throws IOException {
        assertEquals(List.of("1", "4"), images(Tensor.full(1, 4)).message(8).texts(8).subList(0, 2));
    }

    @Test
    void kernelsOfOneChannelAreAPictureEachAndThreeAtMost() throws IOException {
        float[] values = new float[2 * 3 * 5];
        values[(1 * 3 + 2) * 5 + 1] = 1;
        Message value = images(Tensor.of(values, 2, 3, 1, 5));
        assertEquals(2 + 3, value.message(8).texts(8).size());
        assertEquals(0, image(value, 0).getRaster().getSample(2, 1, 0));
        assertEquals(255, image(value, 1).getRaster().getSample(2, 1, 0));
    }

    @Test
    void threeFiltersAreColours() throws IOException {
        float[] values = new float[2 * 2 * 2 * 3];
        values[0] = 1;
        values[14] = 1;
        Message value = images(Tensor.of(values, 2, 2, 2, 3));
        assertEquals(0xFFFF0000, image(value, 0).getRGB(0, 0));
        assertEquals(0xFF0000FF, image(value, 1).getRGB(0, 0));
    }

    @Test
    void otherWeightsCannotBeDrawn() {
        assertTrue(WeightImages.of("w", Tensor.full(1, 2, 2, 2, 5)).isEmpty());
        assertTrue(WeightImages.of("w", Tensor.full(1, 1, 1)).isEmpty());
        assertTrue(WeightImages.of("w", Tensor.full(1, 2, 2, 2, 2, 2)).isEmpty());
    }

    @Test
    void saysWhatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Path logs = folder.resolve("file/logs");
        TensorBoard callback = new TensorBoard(logs, CLOCK);
        training.model = model();
        String message = assertThrows(UncheckedIOException.class, () -> callback.onTrainBegin(training)).getMessage();
        assertTrue(message.matches("TensorBoard: expects to write .*tfevents.*, got .*\\. Choose a folder that can be written, on a disk "
                + "with space\\."), message);
    }

    @Test
    void rejectsOptionsOutOfRange() {
        assertFails("TensorBoard: histogramFreq must be a number of epochs, or 0 for no histograms, got -1.",
                () -> new TensorBoard(folder).histogramFreq(-1));
        assertFails("TensorBoard: updateFreq must be a positive number of batches, got 0. Leave it out to write after every epoch only.",
                () -> new TensorBoard(folder).updateFreq(0));
    }
}
