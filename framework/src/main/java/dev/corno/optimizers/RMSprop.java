package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Steps divided by the root of an average of the gradient's square:
 * {@code v = rho*v + (1-rho)*g*g; w -= learningRate * g / sqrt(v+epsilon)}. With {@code centered} the square of the averaged gradient is
 * taken off under the root; with momentum the steps are gathered, {@code m = momentum*m + step; w -= m}.
 *
 * <p>Tieleman and Hinton, <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Lecture 6e</a>, 2012.
 *
 * <pre>{@code
 * model.compile(new RMSprop(1e-3).momentum(0.9), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param rho share of the averaged square kept at each update, in [0, 1); default 0.9
 * @param momentum share of the last step that is repeated, in [0, 1); default 0
 * @param epsilon added under the root, positive; default 1e-7
 * @param centered whether the average itself is taken off the square; default false
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record RMSprop(Schedule learningRate, double rho, double momentum, double epsilon, boolean centered, OptimizerOptions options) implements KerasOptimizer<RMSprop>, ElementwiseOptimizer {

    /** Checks ranges. */
    public RMSprop {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.fraction("RMSprop", "rho", rho);
        Expect.fraction("RMSprop", "momentum", momentum);
        Expect.positive("RMSprop", "epsilon", epsilon);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public RMSprop() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public RMSprop(double learningRate) {
        this(new Constant(Expect.positive("RMSprop", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public RMSprop(Schedule learningRate) {
        this(learningRate, 0.9, 0, 1e-7, false, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code rho}}
     *
     * @param value share kept, in [0, 1)
     */
    public RMSprop rho(double value) {
        return new RMSprop(learningRate, value, momentum, epsilon, centered, options);
    }

    /**
     * {@return a copy with another {@code momentum}}
     *
     * @param value share kept, in [0, 1)
     */
    public RMSprop momentum(double value) {
        return new RMSprop(learningRate, rho, value, epsilon, centered, options);
    }

    /**
     * {@return a copy with another {@code epsilon}}
     *
     * @param value a small positive number
     */
    public RMSprop epsilon(double value) {
        return new RMSprop(learningRate, rho, momentum, value, centered, options);
    }

    /**
     * {@return a copy with another {@code centered}}
     *
     * @param value whether the average is taken off
     */
    public RMSprop centered(boolean value) {
        return new RMSprop(learningRate, rho, momentum, epsilon, value, options);
    }

    @Override
    public RMSprop options(OptimizerOptions value) {
        return new RMSprop(learningRate, rho, momentum, epsilon, centered, value);
    }

    @Override
    public String name() {
        return "rm_sprop";
    }

    @Override
    public List<String> slots() {
        return slotGroups().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<List<String>> slotGroups() {
        var groups = new ArrayList<List<String>>();
        groups.add(List.of("velocity"));
        if (momentum > 0) {
            groups.add(List.of("momentum"));
        }
        if (centered) {
            groups.add(List.of("average_gradient"));
        }
        return groups;
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int from, int to, double learningRate,
            long iteration) {
        if (centered) {
            scaleCentered(gradient, slots.get(0), slots.get(slots.size() - 1), from, to, (float) learningRate);
        } else {
            scale(gradient, slots.get(0), from, to, (float) learningRate);
        }
        if (momentum > 0) {
            gather(gradient, slots.get(1), from, to);
        }
        for (int i = from; i < to; i++) {
            weight[i] -= gradient[i];
        }
    }

    private void scale(float[] gradient, float[] velocity, int from, int to, float rate) {
        float kept = (float) rho;
        float share = (float) (1 - rho);
        float floor = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            velocity[i] = kept * velocity[i] + share * g * g;
            gradient[i] = rate * g / (float) Math.sqrt(velocity[i] + floor);
        }
    }

    private void scaleCentered(float[] gradient, float[] velocity, float[] average, int from, int to, float rate) {
        float kept = (float) rho;
        float share = (float) (1 - rho);
        float floor = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            velocity[i] = kept * velocity[i] + share * g * g;
            average[i] = kept * average[i] + share * g;
            gradient[i] = rate * g / (float) Math.sqrt(velocity[i] + floor - average[i] * average[i]);
        }
    }

    private void gather(float[] step, float[] gathered, int from, int to) {
        float kept = (float) momentum;
        for (int i = from; i < to; i++) {
            gathered[i] = kept * gathered[i] + step[i];
            step[i] = gathered[i];
        }
    }
}
