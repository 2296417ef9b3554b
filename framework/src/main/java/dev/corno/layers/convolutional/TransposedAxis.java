package dev.corno.layers.convolutional;

import dev.corno.layers.Padding;

/**
 * What a transposed convolution leaves out at the ends of an axis, of all the places that its kernels meet.
 *
 * @param span how many places a kernel covers
 * @param before how many places are left out at the start
 * @param after how many places are left out at the end; where negative, so many places more are there
 */
record TransposedAxis(int span, int before, int after) {

    /** {@return Keras's choice}, which is TensorFlow's */
    static TransposedAxis of(TransposedConvolution<?> layer, int number) {
        int span = layer.sliding().span().get(number);
        int stride = layer.strides().get(number);
        boolean isGiven = !layer.outputPadding().isEmpty();
        int more = isGiven ? layer.outputPadding().get(number) : 0;
        if (layer.padding() == Padding.VALID) {
            return new TransposedAxis(span, 0, isGiven ? -more : Math.min(0, span - stride));
        }
        long leftOut = isGiven ? span - span % 2L - more : (long) span - stride;
        // Zeros around the input, seen as a convolution of it: their larger half stands before it.
        long zeros = 2L * (span - 1) - leftOut;
        int before = span - 1 - (int) Math.min((zeros + 1) / 2, span - 1);
        return new TransposedAxis(span, before, (int) (leftOut - before));
    }

    /** {@return how long the output is without the places that no kernel meets and no stride reaches} */
    int met(int length, int stride) {
        return (length - 1) * stride + span - before - after - missing(stride);
    }

    /** {@return how many places of the end no stride reaches} */
    int missing(int stride) {
        return Math.max(0, -after - (stride - 1));
    }
}
