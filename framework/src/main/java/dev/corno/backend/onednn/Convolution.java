package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/**
 * A convolution of axes {@code (batch, channels, spatial...)}, whose kernel oneDNN lays out as it likes: ask each operation for
 * {@code dnnl_query_weights_md} or {@code dnnl_query_diff_weights_md}.
 *
 * @param x how the input lies
 * @param y how the output lies
 * @param kernel lengths of the kernel's axes {@code (out, in, spatial...)}, or {@code (groups, out, in, spatial...)} with in and out
 *         of one group
 * @param bias how the bias lies
 * @param hasBias whether there is a bias
 * @param sliding how the kernel moves
 */
public record Convolution(Descriptor x, Descriptor y, long[] kernel, Descriptor bias, boolean hasBias, Sliding sliding) {

    /**
     * {@return y}
     *
     * @param attributes what is done with it before it is written
     * @param isTraining whether a way back follows
     */
    public Operation forward(Attributes attributes, boolean isTraining) {
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_forward_desc_init(description, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_convolution_direct, x.handle(), weights(), biasOrNone(), y.handle(), sliding.strides(), sliding.gaps(),
                sliding.before(), sliding.after()), describe("a convolution"));
        return Operation.of(description, attributes, "a convolution");
    }

    /** {@return the gradient of x, from that of y} */
    public Operation backwardData() {
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_backward_data_desc_init(description, dnnl_convolution_direct, x.handle(), weights(),
                y.handle(), sliding.strides(), sliding.gaps(), sliding.before(), sliding.after()),
                describe("the gradient of a convolution"));
        return Operation.of(description, new Attributes(), forward(new Attributes(), true), "the gradient of a convolution");
    }

    /** {@return the gradients of kernel and bias, from x and the gradient of y} */
    public Operation backwardWeights() {
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_backward_weights_desc_init(description, dnnl_convolution_direct, x.handle(), weights(),
                biasOrNone(), y.handle(), sliding.strides(), sliding.gaps(), sliding.before(), sliding.after()),
                describe("the weights' gradient of a convolution"));
        return Operation.of(description, new Attributes(), forward(new Attributes(), true), "the weights' gradient of a convolution");
    }

    /** {@return a copy whose input and output lie as oneDNN likes; ask each operation for the layouts} */
    public Convolution inAnyLayout() {
        return new Convolution(Descriptor.any(x.dims()), Descriptor.any(y.dims()), kernel, bias, hasBias, sliding);
    }

    private String describe(String what) {
        return "describe " + what + " with a kernel of shape " + Arrays.toString(kernel);
    }

    private dnnl_memory_desc_t weights() {
        return Descriptor.any(kernel).handle();
    }

    private dnnl_memory_desc_t biasOrNone() {
        return hasBias ? bias.handle() : null;
    }
}
