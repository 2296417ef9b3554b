package dev.corno.layers.preprocessing;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;

/**
 * What pictures of values 0 to 255 went through before models were trained on ImageNet: Keras's
 * {@code imagenet_utils.preprocess_input}, by its modes.
 *
 * <pre>{@code
 * Tensor prepared = ImagenetPreprocessing.CAFFE.preprocess(pictures);
 * }</pre>
 */
public enum ImagenetPreprocessing {

    /** Blue, green, red, each less its mean: ResNet, VGG. */
    CAFFE(new float[] {103.939f, 116.779f, 123.68f}, new float[] {1, 1, 1}),

    /** From -1 to 1: Inception, MobileNet, Xception. */
    TF(new float[] {1, 1, 1}, new float[] {1, 1, 1}),

    /** From 0 to 1, then normalized for each channel: DenseNet. */
    TORCH(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    private final float[] means;
    private final float[] deviations;

    ImagenetPreprocessing(float[] means, float[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * {@return prepared pictures as float32}
     *
     * @param pictures red, green and blue from 0 to 255, {@code (batch, height, width, 3)}, or a single picture
     * @throws dev.corno.tensor.ShapeMismatchException if it is of another shape
     */
    public Tensor preprocess(Tensor pictures) {
        return preprocess(pictures, DataFormat.CHANNELS_LAST);
    }

    /**
     * {@return prepared pictures as float32}
     *
     * @param pictures red, green and blue from 0 to 255
     * @param format where the channels are
     * @throws dev.corno.tensor.ShapeMismatchException if it is of another shape
     */
    public Tensor preprocess(Tensor pictures, DataFormat format) {
        Pictures prepared = Pictures.of("ImagenetPreprocessing", pictures, format);
        Colors.requireRgb("ImagenetPreprocessing", prepared.channels());
        float[] values = prepared.values();
        float scale = this == CAFFE ? 1 : this == TF ? 127.5f : 255;
        for (int i = 0; i < values.length; i++) {
            values[i] /= scale;
        }
        for (int i = 0; i < values.length; i += means.length) {
            if (this == CAFFE) {
                float red = values[i];
                values[i] = values[i + 2];
                values[i + 2] = red;
            }
            for (int channel = 0; channel < means.length; channel++) {
                values[i + channel] = (values[i + channel] - means[channel]) / deviations[channel];
            }
        }
        return prepared.toTensor(format);
    }
}
