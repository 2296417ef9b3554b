package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;

/**
 * {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta} for each channel, which is the second axis; then, where asked, the
 * rectifier.
 *
 * @param layout how x and y lie
 * @param epsilon added to the variance
 * @param usesGiven whether mean and variance are given; otherwise they are found from x, and written
 * @param hasScale whether gamma multiplies
 * @param hasShift whether beta is added
 * @param hasRelu whether negative results become 0
 */
public record BatchNormalization(Descriptor layout, float epsilon, boolean usesGiven, boolean hasScale, boolean hasShift,
        boolean hasRelu) {

    /** {@return y, without a way back} */
    public Operation inference() {
        return forward(dnnl_forward_inference);
    }

    /** {@return y, and mean and variance unless they are given, and with a rectifier the workspace that the way back needs} */
    public Operation training() {
        return forward(dnnl_forward_training);
    }

    private Operation forward(int kind) {
        dnnl_batch_normalization_desc_t description = new dnnl_batch_normalization_desc_t();
        OneDnn.check(dnnl_batch_normalization_forward_desc_init(description, kind, layout.handle(), epsilon, flags()),
                "describe a batch normalization");
        return Operation.of(description, new Attributes(), "a batch normalization");
    }

    /** {@return the gradients of x, gamma and beta, all of which it writes; may write over the gradient of y} */
    public Operation backward() {
        // There is no way back that uses gamma and beta without their gradients.
        boolean withWeights = hasScale || hasShift;
        dnnl_batch_normalization_desc_t description = new dnnl_batch_normalization_desc_t();
        OneDnn.check(dnnl_batch_normalization_backward_desc_init(description, withWeights ? dnnl_backward : dnnl_backward_data,
                layout.handle(), layout.handle(), epsilon, flags()), "describe the gradient of a batch normalization");
        return Operation.of(description, new Attributes(), training(), "the gradient of a batch normalization");
    }

    /** {@return how the workspace lies: bytes that say which results were positive} */
    public Descriptor workspace() {
        try (Operation training = training()) {
            return training.layout(dnnl_query_workspace_md);
        }
    }

    private int flags() {
        return (usesGiven ? dnnl_use_global_stats : 0) | (hasScale ? dnnl_use_scale : 0) | (hasShift ? dnnl_use_shift : 0)
                | (hasRelu ? dnnl_fuse_norm_relu : 0);
    }
}
