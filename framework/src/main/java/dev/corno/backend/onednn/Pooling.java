package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;

/**
 * The largest number or the mean of what a window without dilation covers, for each channel; what lies outside does not count.
 * The largest of a window is remembered for the way back in {@code DNNL_ARG_WORKSPACE}, laid out as {@code dnnl_query_workspace_md}.
 *
 * @param isMaximum whether the largest number is kept, otherwise the mean
 * @param x how the input lies, of axes {@code (batch, channels, spatial...)}
 * @param y how the output lies
 * @param sliding how the window moves
 */
public record Pooling(boolean isMaximum, Descriptor x, Descriptor y, Sliding sliding) {

    /**
     * {@return y}
     *
     * @param isTraining whether a way back follows
     */
    public Operation forward(boolean isTraining) {
        dnnl_pooling_desc_t description = new dnnl_pooling_desc_t();
        OneDnn.check(dnnl_pooling_forward_desc_init(description, isTraining ? dnnl_forward_training : dnnl_forward_inference, algorithm(),
                x.handle(), y.handle(), sliding.strides(), sliding.size(), sliding.before(), sliding.after()), describe("a pooling"));
        return Operation.of(description, new Attributes(), "a pooling");
    }

    /**
     * {@return the gradient of x, from that of y}
     *
     * @param forward the way forward
     */
    public Operation backward(Operation forward) {
        dnnl_pooling_desc_t description = new dnnl_pooling_desc_t();
        OneDnn.check(dnnl_pooling_backward_desc_init(description, algorithm(), x.handle(), y.handle(), sliding.strides(), sliding.size(),
                sliding.before(), sliding.after()), describe("the gradient of a pooling"));
        return Operation.of(description, new Attributes(), forward, "the gradient of a pooling");
    }

    private int algorithm() {
        return isMaximum ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding;
    }

    private String describe(String what) {
        return "describe " + what + " with a window of " + Arrays.toString(sliding.size());
    }
}
