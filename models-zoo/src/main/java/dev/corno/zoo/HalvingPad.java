package dev.corno.zoo;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.tensor.Shape;

/** Zeros around pictures whose height and width the next layer halves, so that kernels meet each place as they did in TensorFlow. */
final class HalvingPad {

    private HalvingPad() {
    }

    /** {@return the padding before kernels of odd size that move by 2; a picture of unknown size counts as even} */
    static ZeroPadding2D of(SymbolicTensor pictures, int kernelSize) {
        int most = kernelSize / 2;
        return new ZeroPadding2D(most - even(pictures.shape().dim(0)), most, most - even(pictures.shape().dim(1)), most);
    }

    private static int even(int length) {
        return length == Shape.UNKNOWN || length % 2 == 0 ? 1 : 0;
    }
}
