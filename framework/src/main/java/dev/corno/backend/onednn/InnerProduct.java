package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/**
 * {@code y = x kernel + bias} for rows, with Keras's kernel of shape {@code (in, out)}.
 *
 * @param rows how many rows
 * @param in length of a row of x
 * @param out length of a row of y
 * @param hasBias whether there is a bias
 */
public record InnerProduct(long rows, long in, long out, boolean hasBias) {

    /** {@return how x lies} */
    public Descriptor x() {
        return Descriptor.rowMajor(rows, in);
    }

    /** {@return how y lies} */
    public Descriptor y() {
        return Descriptor.rowMajor(rows, out);
    }

    /** {@return how Keras's kernel lies, seen in oneDNN's order (out, in)} */
    public Descriptor kernel() {
        return Descriptor.strided(new long[] {out, in}, new long[] {1, out});
    }

    /** {@return how the bias lies} */
    public Descriptor bias() {
        return Descriptor.rowMajor(out);
    }

    /**
     * {@return y}
     *
     * @param attributes what is done with it before it is written
     */
    public Operation forward(Attributes attributes) {
        dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
        OneDnn.check(dnnl_inner_product_forward_desc_init(description, dnnl_forward_training, x().handle(), kernel().handle(),
                biasOrNone(), y().handle()), "describe an inner product");
        return Operation.of(description, attributes, "an inner product");
    }

    /** {@return the gradient of x, from that of y} */
    public Operation backwardData() {
        dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
        OneDnn.check(dnnl_inner_product_backward_data_desc_init(description, x().handle(), kernel().handle(), y().handle()),
                "describe the gradient of an inner product");
        return Operation.of(description, new Attributes(), forward(new Attributes()), "the gradient of an inner product");
    }

    /** {@return the gradients of kernel and bias, from x and the gradient of y} */
    public Operation backwardWeights() {
        dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
        OneDnn.check(dnnl_inner_product_backward_weights_desc_init(description, x().handle(), kernel().handle(), biasOrNone(),
                y().handle()), "describe the weights' gradient of an inner product");
        return Operation.of(description, new Attributes(), forward(new Attributes()), "the weights' gradient of an inner product");
    }

    private dnnl_memory_desc_t biasOrNone() {
        return Optional.of(bias()).filter(bias -> hasBias).map(Descriptor::handle).orElse(null);
    }
}
