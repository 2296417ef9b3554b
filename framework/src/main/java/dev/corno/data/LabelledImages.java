package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * Pictures and what they show.
 *
 * @param x pictures of shape {@code (samples, height, width, channels)}, uint8
 * @param y class indices of shape {@code (samples)}, int32
 * @param classNames what each class index stands for
 */
public record LabelledImages(Tensor x, Tensor y, List<String> classNames) {

    /** Copies the class names. */
    public LabelledImages {
        classNames = List.copyOf(classNames);
    }
}
