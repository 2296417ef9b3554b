package dev.corno.layers.convolutional;

import dev.corno.layers.SlidingWindow;
import java.util.List;

/** What the constructors of convolutions check. */
final class ConvolutionChecks {

    private ConvolutionChecks() {
    }

    /** Checks how kernels slide over a number of axes; only a sequence's convolution may be causal. */
    static void sliding(String layer, SlidingWindow sliding, int rank, boolean mayBeCausal) {
        positive(layer, "kernelSize", sliding.size(), rank);
        positive(layer, "strides", sliding.strides(), rank);
        positive(layer, "dilationRate", sliding.dilation(), rank);
        if (!mayBeCausal) {
            sliding.padding().requireValidOrSame(layer);
        }
    }

    private static void positive(String layer, String what, List<Integer> lengths, int rank) {
        if (lengths.size() != rank) {
            throw new IllegalArgumentException(layer + ": " + what + " must have " + rank + " lengths, got " + SlidingWindow.print(lengths)
                    + ".");
        }
        if (lengths.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(layer + ": " + what + " must be positive, got " + SlidingWindow.print(lengths) + ".");
        }
    }

    static void filters(String layer, int filters) {
        positive(layer, "filters", filters);
    }

    static void depthMultiplier(String layer, int depthMultiplier) {
        positive(layer, "depthMultiplier", depthMultiplier);
    }

    private static void positive(String layer, String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(layer + ": " + what + " must be a positive integer, got " + value + ".");
        }
    }

    /** Checks how much longer an output is along each of a number of axes; empty where that is not said. */
    static void outputPadding(String layer, List<Integer> outputPadding, int rank) {
        if (!outputPadding.isEmpty() && (outputPadding.size() != rank || outputPadding.stream().anyMatch(length -> length < 0))) {
            throw new IllegalArgumentException(layer + ": outputPadding must be 0 or more along " + rank + (rank == 1 ? " axis" : " axes")
                    + ", got " + outputPadding + ".");
        }
    }

    static void groups(String layer, int filters, int groups) {
        if (groups < 1 || filters % groups != 0) {
            throw new IllegalArgumentException(layer + ": groups must be positive and divide filters " + filters + ", got " + groups + ".");
        }
    }
}
