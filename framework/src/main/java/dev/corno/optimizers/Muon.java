package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Steps that change a matrix in all directions alike: momentum made orthogonal. {@code m = momentum*m + g}, with Nesterov's look ahead
 * {@code x = g + momentum*m}, else {@code x = m}; then {@code x /= |x|}, and {@code nsSteps} times
 * {@code a = x*x^T; x = muonA*x + (muonB*a + muonC*a*a)*x}; last {@code w -= learningRate * rmsRate*sqrt(max(rows, columns)) * x}.
 *
 * <p>Weights that are no matrix, embeddings, and those of {@code excludeLayers} have {@link AdamW}'s rule with a learning rate of
 * {@code adamLrRatio} times this one's. Exclude the last layer.
 *
 * <p>Jordan et al., <a href="https://kellerjordan.github.io/posts/muon/">Muon</a>, 2024; Liu et al.,
 * <a href="https://arxiv.org/abs/2502.16982">Muon is Scalable for LLM Training</a>, 2025, for {@code rmsRate}.
 *
 * <pre>{@code
 * model.compile(new Muon(1e-3).excludeLayers("predictions"), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param adamBeta1 Adam's share of the averaged gradient kept, in [0, 1); default 0.9
 * @param adamBeta2 Adam's share of the averaged square kept, in [0, 1); default 0.999
 * @param adamWeightDecay weight decay where the rule is that of Adam, 0 or more; elsewhere it is {@code weightDecay}; both 0.004 by default
 * @param epsilon added to Adam's root, positive; default 1e-7
 * @param excludeLayers regular expressions; weights in whose path, such as {@code dense_1/kernel}, one is found have Adam's rule; empty by default
 * @param excludeEmbeddings whether weights with {@code embedding} in their path have Adam's rule; default true
 * @param muonA first factor of the iteration; default 3.4445
 * @param muonB second factor; default -4.775
 * @param muonC third factor; default 2.0315
 * @param adamLrRatio Adam's learning rate by this one's, 0 or more; default 1
 * @param momentum share of the last gradients kept at each update, in [0, 1); default 0.95
 * @param nsSteps iterations, 0 or more; default 5
 * @param nesterov whether the gradient is added once more after the momentum; default true
 * @param rmsRate what the root of the mean square of a step is by the learning rate, as it is about 0.2 for Adam; 0 for no scaling; default 0.2
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Muon(Schedule learningRate, double adamBeta1, double adamBeta2, double adamWeightDecay, double epsilon,
        List<String> excludeLayers, boolean excludeEmbeddings, double muonA, double muonB, double muonC, double adamLrRatio,
        double momentum, int nsSteps, boolean nesterov, double rmsRate, OptimizerOptions options)
        implements KerasOptimizer<Muon> {

    /** Checks ranges. */
    public Muon {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Muon", "adamBeta1", adamBeta1);
        Expect.fraction("Muon", "adamBeta2", adamBeta2);
        Expect.notNegative("Muon", "adamWeightDecay", adamWeightDecay);
        Expect.positive("Muon", "epsilon", epsilon);
        excludeLayers = List.copyOf(excludeLayers);
        excludeLayers.forEach(expression -> Expect.pattern("Muon", "excludeLayers", expression));
        Expect.finite("Muon", "muonA", muonA);
        Expect.finite("Muon", "muonB", muonB);
        Expect.finite("Muon", "muonC", muonC);
        Expect.notNegative("Muon", "adamLrRatio", adamLrRatio);
        Expect.fraction("Muon", "momentum", momentum);
        if (nsSteps < 0) {
            throw new IllegalArgumentException("Muon: nsSteps must be 0 or more, got " + nsSteps + ".");
        }
        Expect.notNegative("Muon", "rmsRate", rmsRate);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Muon() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Muon(double learningRate) {
        this(new Constant(Expect.positive("Muon", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Muon(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 0.004, 1e-7, List.of(), true, 3.4445, -4.775, 2.0315, 1, 0.95, 5, true, 0.2,
                OptimizerOptions.DEFAULT.weightDecay(0.004));
    }

    /**
     * {@return a copy with another {@code adamBeta1}}
     *
     * @param value share kept, in [0, 1)
     */
    public Muon adamBeta1(double value) {
        return new Muon(learningRate, value, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code adamBeta2}}
     *
     * @param value share kept, in [0, 1)
     */
    public Muon adamBeta2(double value) {
        return new Muon(learningRate, adamBeta1, value, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code adamWeightDecay}}
     *
     * @param value share taken off, 0 or more
     */
    public Muon adamWeightDecay(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, value, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Muon epsilon(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, value, excludeLayers, excludeEmbeddings, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code excludeLayers}}
     *
     * @param value regular expressions
     */
    public Muon excludeLayers(String... value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, List.of(value), excludeEmbeddings, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code excludeEmbeddings}}
     *
     * @param value whether they have
     */
    public Muon excludeEmbeddings(boolean value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, value, muonA, muonB, muonC,
                adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code muonA}}
     *
     * @param value a number
     */
    public Muon muonA(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, value, muonB,
                muonC, adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code muonB}}
     *
     * @param value a number
     */
    public Muon muonB(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, value,
                muonC, adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code muonC}}
     *
     * @param value a number
     */
    public Muon muonC(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                value, adamLrRatio, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code adamLrRatio}}
     *
     * @param value 0 or a positive number
     */
    public Muon adamLrRatio(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, value, momentum, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code momentum}}
     *
     * @param value share kept, in [0, 1)
     */
    public Muon momentum(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, adamLrRatio, value, nsSteps, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code nsSteps}}
     *
     * @param value 0 or more
     */
    public Muon nsSteps(int value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, adamLrRatio, momentum, value, nesterov, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code nesterov}}
     *
     * @param value whether it is
     */
    public Muon nesterov(boolean value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, adamLrRatio, momentum, nsSteps, value, rmsRate, options);
    }

    /**
     * {@return a copy with another {@code rmsRate}}
     *
     * @param value 0 or a positive number
     */
    public Muon rmsRate(double value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, adamLrRatio, momentum, nsSteps, nesterov, value, options);
    }

    @Override
    public Muon options(OptimizerOptions value) {
        return new Muon(learningRate, adamBeta1, adamBeta2, adamWeightDecay, epsilon, excludeLayers, excludeEmbeddings, muonA, muonB,
                muonC, adamLrRatio, momentum, nsSteps, nesterov, rmsRate, value);
    }

    @Override
    public String name() {
        return "muon";
    }

    @Override
    public List<String> slots() {
        return List.of("momentum", "velocity");
    }

    @Override
    public List<String> slots(Parameter weight) {
        return isForAdam(weight) ? slots() : List.of("momentum");
    }

    @Override
    public double weightDecay(Parameter weight) {
        return isForAdam(weight) ? adamWeightDecay : options.weightDecay();
    }

    private boolean isForAdam(Parameter weight) {
        String path = weight.path();
        return weight.shape().rank() != 2 || excludeEmbeddings && path.toLowerCase(Locale.ROOT).contains("embedding")
                || excludeLayers.stream().anyMatch(expression -> Expect.isFound(expression, path));
    }

    @Override
    public void update(Parameter weight, float[] gradient, List<float[]> slots, double learningRate, long iteration) {
        if (isForAdam(weight)) {
            update(weight.values(), gradient, slots, Math.toIntExact(weight.shape().size()), learningRate, iteration);
            return;
        }
        int rows = weight.shape().dim(0);
        int columns = weight.shape().dim(1);
        float kept = (float) momentum;
        float[] average = slots.get(0);
        for (int i = 0; i < rows * columns; i++) {
            average[i] = kept * average[i] + gradient[i];
            gradient[i] = nesterov ? gradient[i] + kept * average[i] : average[i];
        }
        float[] step = new NewtonSchulz(muonA, muonB, muonC, nsSteps).orthogonal(gradient, rows, columns);
        double scale = rmsRate > 0 ? rmsRate * Math.sqrt(Math.max(rows, columns)) : 1;
        float rate = (float) (learningRate * scale);
        float[] values = weight.values();
        for (int i = 0; i < rows * columns; i++) {
            values[i] -= rate * step[i];
        }
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        new Adam(learningRate()).beta1(adamBeta1).beta2(adamBeta2).epsilon(epsilon)
                .update(weight, gradient, slots, size, learningRate * adamLrRatio, iteration);
    }
}
