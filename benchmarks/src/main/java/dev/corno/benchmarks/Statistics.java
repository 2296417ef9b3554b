package dev.corno.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Figures of several rounds in brief.
 *
 * @param median the median of the rounds' medians
 * @param lowestRound the smallest median of a round
 * @param highestRound the largest median of a round
 * @param min the smallest figure of all
 * @param p90 what nine tenths of all figures do not exceed
 * @param n how many figures there are
 */
record Statistics(double median, double lowestRound, double highestRound, double min, double p90, int n) {

    /**
     * {@return the figures in brief}
     *
     * @param rounds the figures of each round, none empty
     */
    static Statistics of(List<double[]> rounds) {
        double[] medians = rounds.stream().mapToDouble(Statistics::median).sorted().toArray();
        double[] all = rounds.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return new Statistics(median(medians), medians[0], medians[medians.length - 1], all[0],
                all[(int) Math.ceil(0.9 * all.length) - 1], all.length);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
