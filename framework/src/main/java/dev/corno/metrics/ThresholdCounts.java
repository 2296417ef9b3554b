package dev.corno.metrics;

import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Weighted counts of right and wrong answers at each of some thresholds; an answer is a yes where its prediction is above the
 * threshold, and right where the label says so too. Labels other than 0 are yes.
 */
final class ThresholdCounts {

    /** What Keras puts in the place of predictions outside the top k, and takes for the threshold then. */
    private static final float OUTSIDE = -1e10f;

    private static final int MOST = 1_000_000;

    final double[] truePositives;
    final double[] falsePositives;
    final double[] trueNegatives;
    final double[] falseNegatives;
    private final String metric;
    private final float[] thresholds;
    private final OptionalInt topK;
    private final OptionalInt classId;
    private final boolean isEvenlySpread;
    private float[] scores = {};

    ThresholdCounts(String metric, List<Double> thresholds) {
        this(metric, thresholds, OptionalInt.empty(), OptionalInt.empty());
    }

    ThresholdCounts(String metric, List<Double> thresholds, OptionalInt topK, OptionalInt classId) {
        this(metric, thresholds.isEmpty() ? new float[] {topK.isPresent() ? OUTSIDE : 0.5f} : floats(thresholds), topK, classId,
                isEvenlySpread(thresholds));
    }

    private ThresholdCounts(String metric, float[] thresholds, OptionalInt topK, OptionalInt classId, boolean isEvenlySpread) {
        this.metric = metric;
        this.topK = topK;
        this.classId = classId;
        this.thresholds = thresholds;
        this.isEvenlySpread = isEvenlySpread;
        truePositives = new double[this.thresholds.length];
        falsePositives = new double[this.thresholds.length];
        trueNegatives = new double[this.thresholds.length];
        falseNegatives = new double[this.thresholds.length];
    }

    /** Returns counts at so many thresholds from 0 to 1, or at 0.5 if it is one. */
    static ThresholdCounts evenlySpread(String metric, int number, OptionalInt classId) {
        float[] thresholds = new float[number];
        for (int i = 0; i < number; i++) {
            thresholds[i] = number == 1 ? 0.5f : (float) ((double) i / (number - 1));
        }
        return new ThresholdCounts(metric, thresholds, OptionalInt.empty(), classId, number > 1);
    }

    /** Returns whether thresholds are spread evenly over [0, 1], as far as Keras looks. */
    static boolean isEvenlySpread(List<Double> thresholds) {
        boolean isEven = thresholds.size() >= 3;
        for (int i = 0; isEven && i < thresholds.size(); i++) {
            float even = (float) i / (thresholds.size() - 1);
            isEven = Math.abs(thresholds.get(i) - even) <= 1e-7 + 1e-5 * even;
        }
        return isEven;
    }

    static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }

    static List<Double> checkThresholds(String metric, List<Double> thresholds) {
        for (double threshold : thresholds) {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException(metric + ": thresholds must be in [0, 1], got " + thresholds + ".");
            }
        }
        return List.copyOf(thresholds);
    }

    static void checkOption(String metric, String option, int least, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < least) {
            throw new IllegalArgumentException(metric + ": " + option + " must be at least " + least + ", got " + value.getAsInt() + ".");
        }
    }

    static void checkShare(String metric, String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(metric + ": " + option + " must be in [0, 1], got " + value + ".");
        }
    }

    static void checkNumber(String metric, int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException(metric + ": numThresholds must be at least " + least + ", got " + number + ".");
        }
        if (number > MOST) {
            throw new IllegalArgumentException(metric + ": numThresholds must be at most " + MOST + ", got " + number + ".");
        }
    }

    void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        Entries.checkAlike(metric, yTrue, yPred);
        int width = yPred.rank() < 2 ? 1 : yPred.shape().dim(-1);
        if (classId.isPresent() && classId.getAsInt() >= width) {
            throw new IllegalArgumentException("metric " + metric + ": expects predictions for class " + classId.getAsInt() + ", got "
                    + width + (width == 1 ? " class" : " classes") + ". Class indices start at 0.");
        }
        int size = yPred.size();
        scores = scores.length < size ? new float[size] : scores;
        yPred.copyTo(0, scores, 0, size);
        topK.ifPresent(k -> keepTop(scores, size, width, k));
        Optional<double[]> weights = Entries.weights(yPred, sampleWeight);
        for (int i = 0; i < size; i++) {
            if (classId.isEmpty() || i % width == classId.getAsInt()) {
                count(yTrue.flat(i) != 0, scores[i], weights.isPresent() ? weights.get()[i / (size / weights.get().length)] : 1);
            }
        }
    }

    private void count(boolean isTrue, float score, double weight) {
        int last = isEvenlySpread ? interval(score, thresholds.length) : -1;
        for (int i = 0; i < thresholds.length; i++) {
            boolean positive = isEvenlySpread ? i <= last : score > thresholds[i];
            double[] counts = positive ? isTrue ? truePositives : falsePositives : isTrue ? falseNegatives : trueNegatives;
            counts[i] += weight;
        }
    }

    /**
     * Returns the last of evenly spread thresholds that a score is above, or -1. Computed in float32, as Keras does, so that scores on a
     * threshold fall to the same side.
     */
    static int interval(float score, int number) {
        float cut = Math.min(Math.max(score, 0), 1);
        return (int) Math.ceil(cut * (number - 1)) - 1;
    }

    /** Of equal scores at the edge, those with the lower index stay. */
    private static void keepTop(float[] scores, int size, int width, int k) {
        for (int start = 0; start < size; start += width) {
            int first = start;
            boolean[] kept = new boolean[width];
            IntStream.range(0, width).boxed()
                    .sorted((a, b) -> Float.compare(scores[first + b], scores[first + a]))
                    .limit(k).forEach(i -> kept[i] = true);
            for (int i = 0; i < width; i++) {
                scores[start + i] = kept[i] ? scores[start + i] : OUTSIDE;
            }
        }
    }

    void reset() {
        all().forEach(counts -> Arrays.fill(counts, 0));
    }

    private List<double[]> all() {
        return List.of(truePositives, falsePositives, trueNegatives, falseNegatives);
    }

    double[] snapshot() {
        return all().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    void restore(double[] snapshot) {
        MetricState.checkSnapshot(snapshot, 4 * thresholds.length);
        for (int i = 0; i < 4; i++) {
            System.arraycopy(snapshot, i * thresholds.length, all().get(i), 0, thresholds.length);
        }
    }

    double recall(int threshold) {
        return share(truePositives[threshold], falseNegatives[threshold]);
    }

    double precision(int threshold) {
        return share(truePositives[threshold], falsePositives[threshold]);
    }

    double specificity(int threshold) {
        return share(trueNegatives[threshold], falsePositives[threshold]);
    }

    int size() {
        return thresholds.length;
    }

    /** Returns all counts by Keras's names. */
    Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("true_positives", tensor(truePositives));
        variables.put("false_positives", tensor(falsePositives));
        variables.put("true_negatives", tensor(trueNegatives));
        variables.put("false_negatives", tensor(falseNegatives));
        return variables;
    }

    static double share(double part, double rest) {
        return part + rest == 0 ? 0 : part / (part + rest);
    }

    static Tensor tensor(double[] counts) {
        float[] values = new float[counts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) counts[i];
        }
        return Tensor.of(values, values.length);
    }
}
