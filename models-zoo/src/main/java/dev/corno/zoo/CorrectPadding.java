package dev.corno.zoo;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.tensor.Shape;

/**
 * The zeros around pictures before a convolution of stride 2 without padding: Keras's {@code imagenet_utils.correct_pad}. Together they
 * are what padding {@code SAME} would give.
 */
final class CorrectPadding {

    private CorrectPadding() {
    }

    /**
     * {@return the pictures with zeros, one row and column less above and to the left where their number is even or unknown}
     *
     * @param x pictures
     * @param kernelSize height and width of the kernels that follow
     * @param name the layer's name
     */
    static SymbolicTensor apply(SymbolicTensor x, int kernelSize, String name) {
        int border = kernelSize / 2;
        boolean isKnown = x.shape().dim(0) != Shape.UNKNOWN;
        int top = border - (isKnown ? 1 - x.shape().dim(0) % 2 : 1);
        int left = border - (isKnown ? 1 - x.shape().dim(1) % 2 : 1);
        return new ZeroPadding2D(top, border, left, border).name(name).apply(x);
    }
}
