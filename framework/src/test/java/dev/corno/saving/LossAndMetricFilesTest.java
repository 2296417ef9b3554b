package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.corno.losses.BinaryFocalCrossentropy;
import dev.corno.losses.CategoricalFocalCrossentropy;
import dev.corno.losses.CategoricalGeneralizedCrossEntropy;
import dev.corno.losses.Circle;
import dev.corno.losses.CosineSimilarity;
import dev.corno.losses.Dice;
import dev.corno.losses.Huber;
import dev.corno.losses.Loss;
import dev.corno.losses.Losses;
import dev.corno.losses.Reduction;
import dev.corno.losses.Tversky;
import dev.corno.losses.Wasserstein;
import dev.corno.metrics.AUC;
import dev.corno.metrics.BinaryIoU;
import dev.corno.metrics.CategoricalCrossentropy;
import dev.corno.metrics.ConcordanceCorrelation;
import dev.corno.metrics.F1Score;
import dev.corno.metrics.FBetaScore;
import dev.corno.metrics.IoU;
import dev.corno.metrics.MeanIoU;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Metrics;
import dev.corno.metrics.OneHotIoU;
import dev.corno.metrics.OneHotMeanIoU;
import dev.corno.metrics.PearsonCorrelation;
import dev.corno.metrics.PrecisionAtRecall;
import dev.corno.metrics.R2Score;
import dev.corno.metrics.RecallAtPrecision;
import dev.corno.metrics.SensitivityAtSpecificity;
import dev.corno.metrics.SparseCategoricalCrossentropy;
import dev.corno.metrics.SpecificityAtSensitivity;
import dev.corno.metrics.TruePositives;
import dev.corno.tensor.DataType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What files keep of losses and metrics with other than default arguments. */
class LossAndMetricFilesTest {

    private static final KerasObjects OBJECTS = KerasObjects.standard();

    static Stream<Loss> losses() {
        return Stream.of(
                Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR.reduction(Reduction.NONE),
                new Huber().delta(0.5).reduction(Reduction.SUM),
                new CosineSimilarity().axis(1),
                new BinaryFocalCrossentropy(true, 0.3, 1.5, true, 0.1, 1, Reduction.MEAN),
                new CategoricalFocalCrossentropy(List.of(0.3, 0.7), 1.5, true, 0.1, 1, Reduction.MEAN_WITH_SAMPLE_WEIGHT),
                new CategoricalGeneralizedCrossEntropy().q(0.7),
                new Dice().axis(1, 2),
                new Tversky().alpha(0.3).beta(0.6).axis(-1),
                new Circle().gamma(64).margin(0.25).removeDiagonal(false),
                Losses.CTC.reduction(Reduction.SUM),
                new Wasserstein().reduction(Reduction.SUM));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void keepTheArgumentsOfLosses(Loss loss) {
        assertEquals(loss, OBJECTS.loss(OBJECTS.toJson(loss)));
    }

    static Stream<Metric> metrics() {
        return Stream.of(
                new dev.corno.metrics.CosineSimilarity().axis(1).name("angle"),
                new PearsonCorrelation().axis(1, 2),
                new ConcordanceCorrelation().axis(1),
                new R2Score().classAggregation(R2Score.ClassAggregation.NONE).numRegressors(3),
                new R2Score().classAggregation(R2Score.ClassAggregation.VARIANCE_WEIGHTED_AVERAGE),
                new CategoricalCrossentropy().axis(1).labelSmoothing(0.1).fromLogits(true),
                new SparseCategoricalCrossentropy().axis(1).ignoreClass(255),
                new TruePositives().thresholds(0.2, 0.7),
                Metrics.FALSE_NEGATIVES.thresholds(0.2).name("missed"),
                new SensitivityAtSpecificity(0.7).numThresholds(20).classId(1),
                new SpecificityAtSensitivity(0.7).numThresholds(20).classId(1),
                new PrecisionAtRecall(0.7).numThresholds(20).classId(1),
                new RecallAtPrecision(0.7).numThresholds(20).classId(1),
                new AUC().thresholds(0.2, 0.7).curve(AUC.Curve.PR).labelWeights(1, 2).fromLogits(true),
                new AUC().numLabels(3).summationMethod(AUC.SummationMethod.MINORING),
                new FBetaScore().average(FBetaScore.Average.WEIGHTED).beta(2).threshold(0.3),
                new F1Score().average(FBetaScore.Average.MICRO),
                new IoU(4, 1, 2).ignoreClass(0).sparseYTrue(false).sparseYPred(false).axis(1).dtype(DataType.FLOAT32),
                new MeanIoU(4).ignoreClass(255).sparseYPred(false).axis(2),
                new OneHotIoU(4, 1, 2).sparseYPred(true),
                new OneHotMeanIoU(4).ignoreClass(3).dtype(DataType.FLOAT32),
                new BinaryIoU().targetClassIds(1).threshold(0.3));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void keepTheArgumentsOfMetrics(Metric metric) {
        assertEquals(metric, OBJECTS.metric(OBJECTS.toJson(metric)));
    }

    @ParameterizedTest
    @CsvSource({"msle, mean_squared_logarithmic_error", "mape, mean_absolute_percentage_error", "kld, kl_divergence", "huber, huber_loss",
        "log_cosh, log_cosh", "categorical_focal_crossentropy, categorical_focal_crossentropy", "ctc, ctc", "tversky, tversky"})
    void lossesHaveShortNames(String text, String name) {
        assertEquals(name, OBJECTS.loss(TextNode.valueOf(text)).name());
    }

    @ParameterizedTest
    @CsvSource({"mape", "msle", "f1_score", "f_beta_score", "r2_score", "cosine_similarity", "binary_io_u", "true_positives"})
    void metricsAreNamedAsTheyAreCalled(String text) {
        assertEquals(text, OBJECTS.metric(TextNode.valueOf(text)).name());
    }

    @ParameterizedTest
    @CsvSource({"mape", "msle"})
    void shortMetricsStayShort(String text) {
        assertEquals(TextNode.valueOf(text), OBJECTS.toJson(OBJECTS.metric(TextNode.valueOf(text))));
    }

    @Test
    void defaultsAreThoseOfKeras() throws IOException {
        assertEquals(new F1Score(), metric("F1Score", ""));
        assertEquals(new FBetaScore(), metric("FBetaScore", ""));
        assertEquals(Metrics.LOG_COSH_ERROR, metric("LogCoshError", ""));
        assertEquals(new R2Score(), metric("R2Score", ""));
        assertEquals(new BinaryIoU(), metric("BinaryIoU", ""));
        assertEquals(new MeanIoU(3), metric("MeanIoU", "'num_classes': 3"));
        assertEquals(new OneHotIoU(3, 1), metric("OneHotIoU", "'num_classes': 3, 'target_class_ids': [1]"));
        assertEquals(new PearsonCorrelation(), metric("PearsonCorrelation", ""));
        assertEquals(new AUC().thresholds(0.5), metric("AUC", "'num_thresholds': 7, 'thresholds': [0.5]"));
    }

    @Test
    void countsOfKerasOverTensorFlowAreInt64() throws IOException {
        assertEquals(new MeanIoU(3), metric("MeanIoU", "'num_classes': 3, 'dtype': 'int64'"));
    }

    @Test
    void rejectsTypesThatAreNotSupported() {
        var error = assertThrows(ModelFormatException.class, () -> metric("MeanIoU", "'num_classes': 3, 'dtype': 'float16'"));

        assertEquals("load: JSON (at dtype) is \"float16\", but only int32, int64 and float32 are supported.", error.getMessage());
    }

    @Test
    void rejectsArgumentsOutOfRange() {
        var error = assertThrows(ModelFormatException.class, () -> metric("MeanIoU", "'num_classes': 2000000000"));

        assertEquals("load: JSON does not describe a metric. MeanIoU: numClasses must be 1 to 4096, got 2000000000.", error.getMessage());
    }

    private static Metric metric(String type, String config) throws IOException {
        JsonNode json = new ObjectMapper().readTree(("{'class_name': '" + type + "', 'config': {" + config + "}}").replace('\'', '"'));
        return OBJECTS.metric(json);
    }
}
