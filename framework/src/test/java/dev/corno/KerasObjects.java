package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.losses.BinaryCrossentropy;
import dev.corno.losses.CategoricalCrossentropy;
import dev.corno.losses.Loss;
import dev.corno.losses.MeanAbsoluteError;
import dev.corno.losses.MeanSquaredError;
import dev.corno.losses.Reduction;
import dev.corno.losses.SparseCategoricalCrossentropy;
import dev.corno.metrics.AUC;
import dev.corno.metrics.Accuracy;
import dev.corno.metrics.BinaryAccuracy;
import dev.corno.metrics.CategoricalAccuracy;
import dev.corno.metrics.Mean;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Precision;
import dev.corno.metrics.Recall;
import dev.corno.metrics.RootMeanSquaredError;
import dev.corno.metrics.SparseCategoricalAccuracy;
import dev.corno.metrics.SparseTopKCategoricalAccuracy;
import dev.corno.metrics.Sum;
import dev.corno.metrics.TopKCategoricalAccuracy;
import dev.corno.optimizers.Adadelta;
import dev.corno.optimizers.Adagrad;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.KerasOptimizer;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.OptimizerOptions;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.PiecewiseConstantDecay;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/** Builds losses, metrics, optimizers and schedules from Keras's serialized ones. */
final class KerasObjects {

    private KerasObjects() {
    }

    static Loss loss(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        Reduction reduction = Reduction.valueOf(config.get("reduction").asText().toUpperCase(Locale.ROOT));
        boolean fromLogits = config.path("from_logits").asBoolean();
        double smoothing = config.path("label_smoothing").asDouble();
        return switch (serialized.get("class_name").asText()) {
            case "MeanSquaredError" -> new MeanSquaredError(reduction);
            case "MeanAbsoluteError" -> new MeanAbsoluteError(reduction);
            case "BinaryCrossentropy" -> new BinaryCrossentropy(fromLogits, smoothing, reduction);
            case "CategoricalCrossentropy" -> new CategoricalCrossentropy(fromLogits, smoothing, reduction);
            case "SparseCategoricalCrossentropy" ->
                    new SparseCategoricalCrossentropy(fromLogits, optionalInt(config.path("ignore_class")), reduction);
            default -> throw CaseRunner.notBuilt("loss " + serialized.get("class_name").asText());
        };
    }

    static Metric metric(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        String name = config.get("name").asText();
        boolean fromLogits = config.path("from_logits").asBoolean();
        double smoothing = config.path("label_smoothing").asDouble();
        return switch (serialized.get("class_name").asText()) {
            case "MeanSquaredError" -> new dev.corno.metrics.MeanSquaredError(name);
            case "MeanAbsoluteError" -> new dev.corno.metrics.MeanAbsoluteError(name);
            case "RootMeanSquaredError" -> new RootMeanSquaredError(name);
            case "Accuracy" -> new Accuracy(name);
            case "BinaryAccuracy" -> new BinaryAccuracy(config.get("threshold").asDouble(), name);
            case "CategoricalAccuracy" -> new CategoricalAccuracy(name);
            case "SparseCategoricalAccuracy" -> new SparseCategoricalAccuracy(name);
            case "TopKCategoricalAccuracy" -> new TopKCategoricalAccuracy(config.get("k").asInt(), name);
            case "SparseTopKCategoricalAccuracy" -> new SparseTopKCategoricalAccuracy(config.get("k").asInt(), name);
            case "Precision" -> new Precision(doubles(config.get("thresholds")), optionalInt(config.get("top_k")),
                    optionalInt(config.get("class_id")), name);
            case "Recall" -> new Recall(doubles(config.get("thresholds")), optionalInt(config.get("top_k")),
                    optionalInt(config.get("class_id")), name);
            case "BinaryCrossentropy" -> new dev.corno.metrics.BinaryCrossentropy(fromLogits, smoothing, name);
            case "CategoricalCrossentropy" -> new dev.corno.metrics.CategoricalCrossentropy(fromLogits, smoothing, name);
            case "SparseCategoricalCrossentropy" -> new dev.corno.metrics.SparseCategoricalCrossentropy(fromLogits, name);
            case "AUC" -> new AUC(config.get("num_thresholds").asInt(), AUC.Curve.valueOf(config.get("curve").asText()),
                    AUC.SummationMethod.valueOf(config.get("summation_method").asText().toUpperCase(Locale.ROOT)),
                    config.get("multi_label").asBoolean(), fromLogits, name);
            case "Mean" -> new Mean(name);
            case "Sum" -> new Sum(name);
            default -> throw CaseRunner.notBuilt("metric " + serialized.get("class_name").asText());
        };
    }

    static Optimizer optimizer(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        Schedule rate = config.get("learning_rate").isNumber() ? new Constant(config.get("learning_rate").asDouble())
                : schedule(config.get("learning_rate"));
        double momentum = config.path("momentum").asDouble();
        double rho = config.path("rho").asDouble();
        double epsilon = config.path("epsilon").asDouble();
        double beta1 = config.path("beta_1").asDouble();
        double beta2 = config.path("beta_2").asDouble();
        boolean amsgrad = config.path("amsgrad").asBoolean();
        KerasOptimizer<?> optimizer = switch (serialized.get("class_name").asText()) {
            case "SGD" -> new SGD(rate).momentum(momentum).nesterov(config.get("nesterov").asBoolean());
            case "RMSprop" -> new RMSprop(rate).rho(rho).momentum(momentum).epsilon(epsilon)
                    .centered(config.get("centered").asBoolean());
            case "Adam" -> new Adam(rate).beta1(beta1).beta2(beta2).epsilon(epsilon).amsgrad(amsgrad);
            case "AdamW" -> new AdamW(rate).beta1(beta1).beta2(beta2).epsilon(epsilon).amsgrad(amsgrad);
            case "Adagrad" -> new Adagrad(rate).epsilon(epsilon)
                    .initialAccumulatorValue(config.get("initial_accumulator_value").asDouble());
            case "Adadelta" -> new Adadelta(rate).rho(rho).epsilon(epsilon);
            default -> throw CaseRunner.notBuilt("optimizer " + serialized.get("class_name").asText());
        };
        return optimizer.options(options(config));
    }

    private static OptimizerOptions options(JsonNode config) {
        return new OptimizerOptions(config.path("weight_decay").asDouble(), config.path("clipnorm").asDouble(),
                config.path("clipvalue").asDouble(), config.path("global_clipnorm").asDouble(), config.path("use_ema").asBoolean(),
                config.path("ema_momentum").asDouble(), config.path("ema_overwrite_frequency").asInt(),
                config.path("gradient_accumulation_steps").asInt(1) == 0 ? 1 : config.path("gradient_accumulation_steps").asInt(1));
    }

    static Schedule schedule(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        return switch (serialized.get("class_name").asText()) {
            case "ExponentialDecay" -> new ExponentialDecay(config.get("initial_learning_rate").asDouble(),
                    config.get("decay_steps").asLong(), config.get("decay_rate").asDouble(), config.get("staircase").asBoolean());
            case "PiecewiseConstantDecay" -> new PiecewiseConstantDecay(
                    doubles(config.get("boundaries")).stream().map(Double::longValue).toList(), doubles(config.get("values")));
            default -> throw CaseRunner.notBuilt("schedule " + serialized.get("class_name").asText());
        };
    }

    private static List<Double> doubles(JsonNode node) {
        return node.isNumber() ? List.of(node.asDouble())
                : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asDouble).toList();
    }

    private static OptionalInt optionalInt(JsonNode node) {
        return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }
}
