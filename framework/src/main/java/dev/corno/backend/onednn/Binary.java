package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;

import org.bytedeco.dnnl.dnnl_binary_desc_t;

/**
 * A function of two numbers, for each pair; the second array is broadcast along axes of length 1.
 *
 * @param algorithm oneDNN's number of the function
 */
public record Binary(int algorithm) {

    /** The sum. */
    public static final Binary ADD = new Binary(dnnl_binary_add);

    /** The first less the second. */
    public static final Binary SUBTRACT = new Binary(dnnl_binary_sub);

    /** The product. */
    public static final Binary MULTIPLY = new Binary(dnnl_binary_mul);

    /**
     * {@return the function; may write over the first array}
     *
     * @param first how the first numbers lie
     * @param second how the second lie
     * @param result how the result lies
     */
    public Operation of(Descriptor first, Descriptor second, Descriptor result) {
        return of(first, second, result, new Attributes());
    }

    /**
     * {@return the function; may write over the first array}
     *
     * @param first how the first numbers lie
     * @param second how the second lie
     * @param result how the result lies
     * @param attributes what is done with the result before it is written
     */
    public Operation of(Descriptor first, Descriptor second, Descriptor result, Attributes attributes) {
        dnnl_binary_desc_t description = new dnnl_binary_desc_t();
        OneDnn.check(dnnl_binary_desc_init(description, algorithm, first.handle(), second.handle(), result.handle()),
                "describe a binary operation");
        return Operation.of(description, attributes, "a binary operation");
    }
}
