package dev.corno.saving;

import dev.corno.activations.Activation;
import dev.corno.constraints.Constraint;
import dev.corno.graph.Layer;
import dev.corno.initializers.Initializer;
import dev.corno.layers.core.LambdaFunction;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.regularizers.Regularizer;
import java.util.Arrays;

/** The kinds of objects that Keras's JSON names by class. */
enum Kind {
    LAYER("layer", "keras.layers", Layer.class),
    ACTIVATION("activation", "keras.activations", Activation.class),
    INITIALIZER("initializer", "keras.initializers", Initializer.class),
    REGULARIZER("regularizer", "keras.regularizers", Regularizer.class),
    CONSTRAINT("constraint", "keras.constraints", Constraint.class),
    LOSS("loss", "keras.losses", Loss.class),
    METRIC("metric", "keras.metrics", Metric.class),
    OPTIMIZER("optimizer", "keras.optimizers", Optimizer.class),
    SCHEDULE("learning-rate schedule", "keras.optimizers.schedules", Schedule.class),
    FUNCTION("function", "builtins", LambdaFunction.class);

    private final String word;
    private final String module;
    private final Class<?> type;

    Kind(String word, String module, Class<?> type) {
        this.word = word;
        this.module = module;
        this.type = type;
    }

    /** {@return the kind of a class's objects} */
    static Kind of(Class<?> type) {
        return Arrays.stream(values()).filter(kind -> kind.type.isAssignableFrom(type)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Codec: expects a layer, activation, initializer, regularizer, "
                        + "constraint, loss, metric, optimizer, schedule or function, got " + type.getName() + "."));
    }

    /** {@return Keras's module of such objects} */
    String module() {
        return module;
    }

    @Override
    public String toString() {
        return word;
    }
}
