package dev.corno.optimizers;

import dev.corno.CheckReturnValue;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Objects;

/**
 * {@link RMSprop} that remembers, of the averaged squares of a matrix, only the means of its rows and columns, and whose steps are
 * relative to the size of the weight. With {@code rms} the root of the mean square, {@code rho = min(learningRate, 1/sqrt(t))} and
 * {@code b = 1 - t^beta2Decay}: {@code s = g*g + epsilon1; r = b*r + (1-b)*rowMeans(s); c = b*c + (1-b)*columnMeans(s);
 * v = r*c / mean(r); u = g/sqrt(v); w -= max(epsilon2, rms(w)) * rho * u / max(1, rms(u)/clipThreshold)}. The last two axes of a
 * weight are its rows and columns; a weight of fewer axes has {@code v = b*v + (1-b)*s}.
 *
 * <p>Shazeer and Stern, <a href="https://arxiv.org/abs/1804.04235">Adafactor: Adaptive Learning Rates with Sublinear Memory Cost</a>,
 * 2018, algorithms 4 and 5. As in Keras {@code v} is remembered too.
 *
 * <pre>{@code
 * model.compile(new Adafactor(0.01), Losses.MEAN_SQUARED_ERROR);
 * }</pre>
 *
 * @param learningRate size of the updates; default 0.001
 * @param beta2Decay how the share of old squares grows with the number of updates, 0 or less; default -0.8
 * @param epsilon1 added to the squares, 0 or more; default 1e-30
 * @param epsilon2 least size of a weight that steps are relative to, 0 or more; default 0.001
 * @param clipThreshold greatest root mean square of a step, before the learning rate; positive; default 1
 * @param relativeStep whether a fixed learning rate is lowered to {@code 1/sqrt(t)}; in Keras, and here, it always is in the end; default true
 * @param options clipping, weight decay, averaging and accumulation
 */
@CheckReturnValue
public record Adafactor(Schedule learningRate, double beta2Decay, double epsilon1, double epsilon2, double clipThreshold,
        boolean relativeStep, OptimizerOptions options)
        implements KerasOptimizer<Adafactor> {

    /** Checks ranges. */
    public Adafactor {
        Objects.requireNonNull(learningRate, "learningRate");
        Expect.notPositive("Adafactor", "beta2Decay", beta2Decay);
        Expect.notNegative("Adafactor", "epsilon1", epsilon1);
        Expect.notNegative("Adafactor", "epsilon2", epsilon2);
        Expect.positive("Adafactor", "clipThreshold", clipThreshold);
        Objects.requireNonNull(options, "options");
    }

    /** With Keras's defaults. */
    public Adafactor() {
        this(0.001);
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate a fixed learning rate, positive
     */
    public Adafactor(double learningRate) {
        this(new Constant(Expect.positive("Adafactor", "learningRate", learningRate)));
    }

    /**
     * With Keras's other defaults.
     *
     * @param learningRate the learning rate by updates made
     */
    public Adafactor(Schedule learningRate) {
        this(learningRate, -0.8, 1e-30, 1e-3, 1, true, OptimizerOptions.DEFAULT);
    }

    /**
     * {@return a copy with another {@code beta2Decay}}
     *
     * @param value 0 or a negative number
     */
    public Adafactor beta2Decay(double value) {
        return new Adafactor(learningRate, value, epsilon1, epsilon2, clipThreshold, relativeStep, options);
    }

    /**
     * {@return a copy with another {@code epsilon1}}
     *
     * @param value 0 or a small positive number
     */
    public Adafactor epsilon1(double value) {
        return new Adafactor(learningRate, beta2Decay, value, epsilon2, clipThreshold, relativeStep, options);
    }

    /**
     * {@return a copy with another {@code epsilon2}}
     *
     * @param value 0 or a small positive number
     */
    public Adafactor epsilon2(double value) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, value, clipThreshold, relativeStep, options);
    }

    /**
     * {@return a copy with another {@code clipThreshold}}
     *
     * @param value a positive number
     */
    public Adafactor clipThreshold(double value) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, value, relativeStep, options);
    }

    /**
     * {@return a copy with another {@code relativeStep}}
     *
     * @param value kept for files
     */
    public Adafactor relativeStep(boolean value) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold, value, options);
    }

    @Override
    public Adafactor options(OptimizerOptions value) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold, relativeStep, value);
    }

    @Override
    public String name() {
        return "adafactor";
    }

    @Override
    public List<String> slots() {
        return List.of("r", "c", "velocity");
    }

    @Override
    public Shape slotShape(String slot, Shape weight) {
        if (slot.equals("velocity")) {
            return weight;
        }
        if (weight.rank() < 2) {
            return Shape.scalar();
        }
        Shape rows = weight.slice(0, weight.rank() - 1);
        return slot.equals("r") ? rows : rows.with(-1, weight.dim(-1));
    }

    @Override
    public void update(Parameter weight, float[] gradient, List<float[]> slots, double learningRate, long iteration) {
        Shape shape = weight.shape();
        int size = Math.toIntExact(shape.size());
        if (shape.rank() < 2 || size == 0) {
            update(weight.values(), gradient, slots, size, learningRate, iteration);
            return;
        }
        float kept = kept(iteration);
        int area = shape.dim(-2) * shape.dim(-1);
        for (int matrix = 0; matrix < size / area; matrix++) {
            factor(gradient, slots, shape.dim(-2), shape.dim(-1), matrix, kept);
        }
        step(weight.values(), gradient, slots.get(2), size, learningRate, iteration);
    }

    @Override
    public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
        float kept = kept(iteration);
        float share = 1 - kept;
        float floor = (float) epsilon1;
        float[] velocity = slots.get(2);
        for (int i = 0; i < size; i++) {
            velocity[i] = kept * velocity[i] + share * (gradient[i] * gradient[i] + floor);
        }
        step(weight, gradient, velocity, size, learningRate, iteration);
    }

    private float kept(long iteration) {
        return (float) (1 - Math.pow(iteration + 1, beta2Decay));
    }

    /** Averages the squares of one matrix by rows and columns, and makes of both an estimate for each number. */
    private void factor(float[] gradient, List<float[]> slots, int height, int width, int matrix, float kept) {
        float[] rows = slots.get(0);
        float[] columns = slots.get(1);
        float[] velocity = slots.get(2);
        int start = matrix * height * width;
        double[] columnSums = new double[width];
        double all = 0;
        for (int i = 0; i < height; i++) {
            double rowSum = 0;
            for (int k = 0; k < width; k++) {
                float g = gradient[start + i * width + k];
                double square = (double) g * g + epsilon1;
                rowSum += square;
                columnSums[k] += square;
            }
            int row = matrix * height + i;
            rows[row] = kept * rows[row] + (1 - kept) * (float) (rowSum / width);
            all += rows[row];
        }
        for (int k = 0; k < width; k++) {
            int column = matrix * width + k;
            columns[column] = kept * columns[column] + (1 - kept) * (float) (columnSums[k] / height);
        }
        float mean = (float) (all / height);
        for (int i = 0; i < height; i++) {
            float share = rows[matrix * height + i] / mean;
            for (int k = 0; k < width; k++) {
                velocity[start + i * width + k] = share * columns[matrix * width + k];
            }
        }
    }

    private void step(float[] weight, float[] gradient, float[] velocity, int size, double learningRate, long iteration) {
        for (int i = 0; i < size; i++) {
            gradient[i] /= (float) Math.sqrt(velocity[i]);
        }
        double rho = Math.min(learningRate, 1 / Math.sqrt(iteration + 1));
        double relative = Math.max(epsilon2, meanRoot(weight, size)) * rho;
        float rate = (float) (relative / Math.max(1, meanRoot(gradient, size) / clipThreshold));
        for (int i = 0; i < size; i++) {
            weight[i] -= rate * gradient[i];
        }
    }

    private static double meanRoot(float[] values, int size) {
        return Math.sqrt(GradientClipping.squareSum(values, 0, size) / size);
    }
}
