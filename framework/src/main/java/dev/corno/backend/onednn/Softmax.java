package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_logsoftmax_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_logsoftmax_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_desc_init;

import org.bytedeco.dnnl.dnnl_softmax_desc_t;

/**
 * {@code exp(x) / sum(exp(x))} along an axis, or its logarithm.
 *
 * @param axis the axis
 * @param isLogarithm whether the logarithm is taken
 */
public record Softmax(int axis, boolean isLogarithm) {

    /**
     * {@return the function of an array; may write over it}
     *
     * @param layout how the numbers lie, before and after
     */
    public Operation forward(Descriptor layout) {
        dnnl_softmax_desc_t description = new dnnl_softmax_desc_t();
        OneDnn.check(isLogarithm ? dnnl_logsoftmax_forward_desc_init(description, dnnl_forward_training, layout.handle(), axis)
                : dnnl_softmax_forward_desc_init(description, dnnl_forward_training, layout.handle(), axis), "describe a softmax");
        return Operation.of(description, new Attributes(), "a softmax");
    }

    /**
     * {@return its gradient, from the result and the gradient of the result; may write over that}
     *
     * @param layout how all numbers lie
     */
    public Operation backward(Descriptor layout) {
        dnnl_softmax_desc_t description = new dnnl_softmax_desc_t();
        OneDnn.check(isLogarithm ? dnnl_logsoftmax_backward_desc_init(description, layout.handle(), layout.handle(), axis)
                : dnnl_softmax_backward_desc_init(description, layout.handle(), layout.handle(), axis),
                "describe the gradient of a softmax");
        return Operation.of(description, new Attributes(), forward(layout), "the gradient of a softmax");
    }
}
