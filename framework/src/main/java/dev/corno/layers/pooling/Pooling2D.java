package dev.corno.layers.pooling;

import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.SlidingWindow;
import dev.corno.layers.Window2D;

/** A layer that keeps one number for each place of a window that slides over each channel of pictures. */
public interface Pooling2D extends Pooling {

    /** {@return height and width of the window} */
    Size2D poolSize();

    /** {@return how far the window moves} */
    Size2D strides();

    /** {@return what the window meets at the edges} */
    Padding padding();

    /** {@return the sliding window} */
    default Window2D window() {
        return new Window2D(poolSize(), strides(), new Size2D(1), padding());
    }

    @Override
    default SlidingWindow sliding() {
        return window().sliding();
    }
}
