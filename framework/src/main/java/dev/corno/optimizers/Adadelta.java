package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * Steps as large as past steps, scaled by past gradients:
 * {@code a = rho*a + (1-rho)*g*g; d = -g * sqrt(s+epsilon)/sqrt(a+epsilon); s = rho*s + (1-rho)*d*d; w += learningRate * d}.
 *
 * <p>Zeiler, <a href="https://arxiv.org/abs/1212.5701">ADADELTA: An Adaptive Learning Rate Method</a>, 2012, whose learning rate is 1.0;
 * the default is Keras's.
 *
 * <pre>{@code
 * model.compile(new Adadelta(1), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param rho share of the averaged squares kept at each update, in [0, 1); default 0.95
 * @param epsilon added under the roots, positive; default 1e-7
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Adadelta(Schedule learningRate, double rho, double epsilon, OptimizerOptions options) implements KerasOptimizer<Adadelta>, ElementwiseOptimizer {

    /** Checks ranges. */
    public Adadelta {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("Adadelta", "rho", rho);
        Expect.positive("Adadelta", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Adadelta() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Adadelta(double learningRate) {
        this(new Constant(Expect.positive("Adadelta", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Adadelta(Schedule learningRate) {
        this(learningRate, 0.95, 1e-7, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code rho}}
     *
     * @param value share kept, in [0, 1)
     */
    public Adadelta rho(double value) {
        return new Adadelta(learningRate, value, epsilon, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public Adadelta epsilon(double value) {
        return new Adadelta(learningRate, rho, value, options);
    }

    @Override
    public Adadelta options(OptimizerOptions value) {
        return new Adadelta(learningRate, rho, epsilon, value);
    }

    @Override
    public String name() {
        return "adadelta";
    }

    @Override
    public List<String> slots() {
        return List.of("accumulated_grad", "accumulated_delta_var");
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        float rate = (float) learningRate;
        float kept = (float) rho;
        float share = (float) (1 - rho);
        float floor = (float) epsilon;
        float[] squares = slots.get(0);
        float[] steps = slots.get(1);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            squares[i] = kept * squares[i] + share * g * g;
            float step = -(float) Math.sqrt(steps[i] + floor) * g / (float) Math.sqrt(squares[i] + floor);
            steps[i] = kept * steps[i] + share * step * step;
            weight[i] += rate * step;
        }
    }
}
