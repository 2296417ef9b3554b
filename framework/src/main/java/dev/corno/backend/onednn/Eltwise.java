package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import org.bytedeco.dnnl.dnnl_eltwise_desc_t;

/**
 * A function of each number.
 *
 * @param algorithm oneDNN's number of the function, forward
 * @param backwardAlgorithm oneDNN's number of the function for the gradient; that of the {@code use_dst} form where there is one
 * @param alpha first parameter
 * @param beta second parameter
 * @param usesOutput whether the gradient is computed from the function's result and not from its argument
 */
public record Eltwise(int algorithm, int backwardAlgorithm, float alpha, float beta, boolean usesOutput) {

    /**
     * {@return the function of an array; may write over it}
     *
     * @param layout how the numbers lie, before and after
     */
    public Operation forward(Descriptor layout) {
        dnnl_eltwise_desc_t description = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_forward_desc_init(description, dnnl_forward_training, algorithm, layout.handle(), alpha, beta),
                "describe an activation");
        return Operation.of(description, new Attributes(), "an activation");
    }

    /**
     * {@return its gradient, from {@code DNNL_ARG_DST} or {@code DNNL_ARG_SRC} and the gradient of the result; may write over that}
     *
     * @param layout how all numbers lie
     */
    public Operation backward(Descriptor layout) {
        dnnl_eltwise_desc_t description = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_backward_desc_init(description, backwardAlgorithm, layout.handle(), layout.handle(), alpha, beta),
                "describe the gradient of an activation");
        dnnl_eltwise_desc_t forward = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_forward_desc_init(forward, dnnl_forward_training, backwardAlgorithm, layout.handle(), alpha, beta),
                "describe an activation");
        return Operation.of(description, new Attributes(), Operation.of(forward, new Attributes(), "an activation"),
                "the gradient of an activation");
    }
}
