package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_desc_init;

import org.bytedeco.dnnl.dnnl_matmul_desc_t;

/** The product of two matrices, or of as many pairs of them: {@code DNNL_ARG_SRC} times {@code DNNL_ARG_WEIGHTS}. */
public final class MatMul {

    private MatMul() {
    }

    /**
     * {@return the product}
     *
     * @param a how the first matrices lie, of axes {@code (rows, inner)} or {@code (count, rows, inner)}
     * @param b how the second lie, of axes {@code (inner, columns)} or {@code (count, inner, columns)}
     * @param result how the products lie
     */
    public static Operation of(Descriptor a, Descriptor b, Descriptor result) {
        dnnl_matmul_desc_t description = new dnnl_matmul_desc_t();
        OneDnn.check(dnnl_matmul_desc_init(description, a.handle(), b.handle(), null, result.handle()), "describe a matrix product");
        return Operation.of(description, new Attributes(), "a matrix product");
    }
}
