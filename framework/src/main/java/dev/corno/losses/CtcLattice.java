package dev.corno.losses;

import java.util.Arrays;

/**
 * All ways through the time steps of one sequence: at every step a path is at one of the labels, or at a blank before, between or
 * after them. Probabilities are logarithms.
 */
final class CtcLattice {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final int[] labels;
    private final double[] logProbabilities;
    private final int classes;
    private final int steps;
    private final int places;
    private final double[][] forward;
    private final double logLikelihood;

    CtcLattice(int[] labels, double[] logits, int classes) {
        this.labels = labels;
        this.classes = classes;
        steps = logits.length / classes;
        places = 2 * labels.length + 1;
        logProbabilities = logProbabilities(logits);
        forward = forward();
        double last = forward[steps - 1][places - 1];
        logLikelihood = places == 1 ? last : add(last, forward[steps - 1][places - 2]);
    }

    private double[] logProbabilities(double[] logits) {
        double[] logs = new double[logits.length];
        for (int step = 0; step < steps; step++) {
            int from = step * classes;
            double highest = Arrays.stream(logits, from, from + classes).max().orElse(0);
            double logSum = highest + Math.log(Arrays.stream(logits, from, from + classes).map(x -> Math.exp(x - highest)).sum());
            for (int i = from; i < from + classes; i++) {
                logs[i] = logits[i] - logSum;
            }
        }
        return logs;
    }

    private int classAt(int place) {
        return place % 2 == 0 ? 0 : labels[place / 2];
    }

    private double logProbability(int step, int place) {
        return logProbabilities[step * classes + classAt(place)];
    }

    /** Returns whether a path may leave out the blank before a label. */
    private boolean skips(int place) {
        return place >= 2 && place % 2 == 1 && labels[place / 2] != labels[place / 2 - 1];
    }

    /** Returns the logarithms of the probabilities of being at a place at a step, on all paths up to there. */
    private double[][] forward() {
        double[][] table = new double[steps][places];
        Arrays.fill(table[0], NEVER);
        for (int place = 0; place < Math.min(places, 2); place++) {
            table[0][place] = logProbability(0, place);
        }
        for (int step = 1; step < steps; step++) {
            double[] before = table[step - 1];
            for (int place = 0; place < places; place++) {
                double sum = place == 0 ? before[0] : add(before[place], before[place - 1]);
                sum = skips(place) ? add(sum, before[place - 2]) : sum;
                table[step][place] = sum + logProbability(step, place);
            }
        }
        return table;
    }

    /** Returns the logarithms of the probabilities of what follows a place at a step, on all paths from there. */
    private double[][] backward() {
        double[][] table = new double[steps][places];
        Arrays.fill(table[steps - 1], NEVER);
        for (int place = Math.max(places - 2, 0); place < places; place++) {
            table[steps - 1][place] = 0;
        }
        for (int step = steps - 2; step >= 0; step--) {
            double[] after = table[step + 1];
            for (int place = 0; place < places; place++) {
                double sum = after[place] + logProbability(step + 1, place);
                sum = place + 1 < places ? add(sum, after[place + 1] + logProbability(step + 1, place + 1)) : sum;
                boolean isSkipped = place + 2 < places && skips(place + 2);
                table[step][place] = isSkipped ? add(sum, after[place + 2] + logProbability(step + 1, place + 2)) : sum;
            }
        }
        return table;
    }

    double loss() {
        return -logLikelihood;
    }

    /** Writes {@code factor} times the derivative of the loss with respect to the logits. */
    void gradient(double factor, double[] target, int at) {
        double[][] backward = backward();
        for (int step = 0; step < steps; step++) {
            int from = step * classes;
            for (int i = 0; i < classes; i++) {
                target[at + from + i] = factor * Math.exp(logProbabilities[from + i]);
            }
            for (int place = 0; place < places; place++) {
                target[at + from + classAt(place)] -= factor * Math.exp(forward[step][place] + backward[step][place] - logLikelihood);
            }
        }
    }

    private static double add(double a, double b) {
        double higher = Math.max(a, b);
        return higher == NEVER ? NEVER : higher + Math.log1p(Math.exp(Math.min(a, b) - higher));
    }
}
