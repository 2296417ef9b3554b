package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import org.bytedeco.dnnl.dnnl_layer_normalization_desc_t;

/**
 * {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta}, with mean and variance of each row.
 *
 * @param rows how many rows
 * @param width how long they are
 * @param epsilon added to the variance
 * @param hasScale whether gamma multiplies
 * @param hasShift whether beta is added
 */
public record LayerNormalization(long rows, long width, float epsilon, boolean hasScale, boolean hasShift) {

    /** {@return how x and y lie} */
    public Descriptor layout() {
        return Descriptor.rowMajor(rows, width);
    }

    /** {@return how mean and variance lie} */
    public Descriptor statistics() {
        return Descriptor.rowMajor(rows);
    }

    /** {@return how gamma and beta lie} */
    public Descriptor weights() {
        return Descriptor.rowMajor(width);
    }

    /** {@return y, without a way back} */
    public Operation inference() {
        return forward(dnnl_forward_inference);
    }

    /** {@return y, mean and variance} */
    public Operation training() {
        return forward(dnnl_forward_training);
    }

    private Operation forward(int kind) {
        dnnl_layer_normalization_desc_t description = new dnnl_layer_normalization_desc_t();
        OneDnn.check(dnnl_layer_normalization_forward_desc_init(description, kind, layout().handle(), statistics().handle(), epsilon, flags()),
                "describe a layer normalization");
        return Operation.of(description, new Attributes(), "a layer normalization");
    }

    /** {@return the gradients of x, gamma and beta, all of which it writes; may write over the gradient of y} */
    public Operation backward() {
        dnnl_layer_normalization_desc_t description = new dnnl_layer_normalization_desc_t();
        OneDnn.check(dnnl_layer_normalization_backward_desc_init(description, hasScale || hasShift ? dnnl_backward : dnnl_backward_data,
                layout().handle(), layout().handle(), statistics().handle(), epsilon, flags()), "describe the gradient of a layer normalization");
        return Operation.of(description, new Attributes(), training(), "the gradient of a layer normalization");
    }

    private int flags() {
        return (hasScale ? dnnl_use_scale : 0) | (hasShift ? dnnl_use_shift : 0);
    }
}
