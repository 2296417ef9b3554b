package dev.corno.benchmarks.corno;

import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.corno.benchmarks.Engine;
import dev.corno.benchmarks.Learning;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import dev.corno.layers.core.Input;
import dev.corno.models.Model;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.SGD;

/** Corno's models. Threads come from the environment, as with the command line. */
public final class CornoEngine implements Engine {

    /** Creates the engine. */
    public CornoEngine() {
    }

    @Override
    public Subject build(Workload workload, int threads) {
        var input = new Input(workload.shape()).tensor();
        Model model = new Model(input, workload.network().apply(new CornoLayers(), input));
        if (workload.isTrained()) {
            model.compile(optimizer(workload.learning()), SPARSE_CATEGORICAL_CROSSENTROPY);
        }
        return new CornoSubject(model.seed(1), workload);
    }

    private static Optimizer optimizer(Learning learning) {
        return switch (learning) {
            case SGD -> new SGD(learning.rate());
            case MOMENTUM -> new SGD(learning.rate()).momentum(Learning.MOMENTUM_FACTOR);
            case ADAM -> new Adam(learning.rate());
        };
    }
}
