package dev.corno.benchmarks;

/**
 * A two-dimensional convolution with square kernels.
 *
 * @param filters number of output channels
 * @param kernel side of the kernels
 * @param stride how far they move
 * @param same whether the input is padded so that stride 1 keeps its size
 * @param bias whether a bias is added
 * @param act what is applied to the sums
 */
public record Convolution(int filters, int kernel, int stride, boolean same, boolean bias, Act act) {

    /** {@return the zeros added at each side where both sides get the same number of them} */
    public int border() {
        return same ? (kernel - 1) / 2 : 0;
    }
}
