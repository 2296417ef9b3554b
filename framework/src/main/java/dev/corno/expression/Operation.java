package dev.corno.expression;

import dev.corno.activations.Activation;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One operation of an {@link Expression}. The set is small and closed, so that a backend can run every expression; what it has no
 * faster way for, it may run as several simpler ones.
 */
public sealed interface Operation {

    /**
     * What is given from outside.
     *
     * @param role what it is
     * @param index which of its role
     */
    record Source(Role role, int index) implements Operation {
    }

    /** What a {@link Source} is. */
    enum Role {

        /** An input of the layer. */
        INPUT,

        /** The mask of an input. */
        MASK,

        /** A weight of the layer. */
        WEIGHT,

        /** What the layer remembers from the last batch. */
        MEMORY,

        /** The gradient of an output. */
        GRADIENT
    }

    /**
     * The same number everywhere.
     *
     * @param value the number
     */
    record Fill(double value) implements Operation {
    }

    /**
     * Fixed numbers.
     *
     * @param value the numbers
     */
    record Constant(Tensor value) implements Operation {
    }

    /**
     * Random numbers, new in each step.
     *
     * @param distribution how they are distributed
     * @param stream distinguishes the draws of one layer
     * @param seed where they start; empty for a seed of the layer's place in its model
     */
    record Random(Distribution distribution, int stream, OptionalLong seed) implements Operation {
    }

    /** How random numbers are distributed. */
    enum Distribution {

        /** Evenly in [0, 1). */
        UNIFORM,

        /** With mean 0 and standard deviation 1. */
        NORMAL
    }

    /**
     * A function of each number.
     *
     * @param function the function
     */
    record Unary(UnaryFunction function) implements Operation {
    }

    /**
     * A function of each pair of numbers; axes of length 1 are repeated.
     *
     * @param function the function
     */
    record Binary(BinaryFunction function) implements Operation {
    }

    /** The second where the first is not 0, else the third; axes of length 1 are repeated. */
    record Select() implements Operation {
    }

    /**
     * An activation, along the last axis where it works on rows.
     *
     * @param activation the function
     */
    record Activate(Activation activation) implements Operation {
    }

    /**
     * The gradient of an activation, from its argument, its result, and the result's gradient.
     *
     * @param activation the function
     */
    record ActivateGradient(Activation activation) implements Operation {
    }

    /**
     * Takes axes together; they stay with length 1.
     *
     * @param function what becomes of the numbers
     * @param axes the axes, ascending
     */
    record Reduce(ReductionFunction function, List<Integer> axes) implements Operation {
    }

    /** The same numbers, row-major, in another shape. */
    record Reshape() implements Operation {
    }

    /**
     * The axes in another order.
     *
     * @param order for each axis afterwards which one it was
     */
    record Transpose(List<Integer> order) implements Operation {
    }

    /** Repeats axes of length 1. */
    record Broadcast() implements Operation {
    }

    /**
     * Puts arrays one after the other.
     *
     * @param axis along which axis
     */
    record Concatenate(int axis) implements Operation {
    }

    /**
     * Each so many-th number of a part.
     *
     * @param starts for each axis where the part starts
     * @param strides for each axis how far it is to the next number, at least 1
     */
    record Slice(List<Integer> starts, List<Integer> strides) implements Operation {
    }

    /**
     * The opposite of a {@link Slice}: puts numbers at their places, and zeros elsewhere.
     *
     * @param starts for each axis where the first number goes
     * @param strides for each axis how far it is to the next one, at least 1
     */
    record Place(List<Integer> starts, List<Integer> strides) implements Operation {
    }

    /**
     * The numbers of an axis in the opposite order.
     *
     * @param axis the axis
     */
    record Reverse(int axis) implements Operation {
    }

    /** The rows of a table (first operand, {@code (rows, width)}) that indices (second) name; a row outside the table is an error. */
    record Gather() implements Operation {
    }

    /** The opposite of {@link Gather}: adds up rows (first operand) at the indices (second) of a table of zeros. */
    record ScatterAdd() implements Operation {
    }

    /**
     * The matrix product of the last two axes; the axes before are equal, or the second has none.
     *
     * @param transposeA whether the first is transposed before
     * @param transposeB whether the second is transposed before
     */
    record MatMul(boolean transposeA, boolean transposeB) implements Operation {
    }

    /**
     * The convolution of {@code (batch, spatial..., in)} with a kernel {@code (spatial..., in / groups, out)}.
     *
     * @param window how the kernel slides
     * @param groups in how many groups channels are divided
     */
    record Convolve(Window window, int groups) implements Operation {
    }

    /**
     * The transposed convolution: the gradient of the input of a {@link Convolve} from that of its output and the kernel.
     *
     * @param window how the kernel slides over the result
     * @param groups in how many groups channels are divided
     */
    record ConvolveInput(Window window, int groups) implements Operation {
    }

    /**
     * The gradient of the kernel of a {@link Convolve}, from its input and the gradient of its output.
     *
     * @param window how the kernel slides over the input
     * @param groups in how many groups channels are divided
     */
    record ConvolveKernel(Window window, int groups) implements Operation {
    }

    /**
     * The largest number of each window, or the mean of those that are not zeros around the array.
     *
     * @param window how the window slides
     * @param isMax whether the largest is taken
     */
    record Pool(Window window, boolean isMax) implements Operation {
    }

    /**
     * The gradient of the input of a {@link Pool}, from the input, the result, and the result's gradient.
     *
     * @param window how the window slides
     * @param isMax whether the largest is taken
     */
    record PoolGradient(Window window, boolean isMax) implements Operation {
    }

    /** The operand, of which no gradient is taken. */
    record StopGradient() implements Operation {
    }

    /**
     * A function in Java of all operands, without a gradient.
     *
     * @param name what it does, in a word or two
     * @param function the function; gives a tensor of the expression's shape
     */
    record Host(String name, Function<List<Tensor>, Tensor> function) implements Operation {
    }

    /** {@return whether it has no operands} */
    default boolean isLeaf() {
        return this instanceof Source || this instanceof Fill || this instanceof Constant || this instanceof Random;
    }

    /**
     * {@return the shape of two arrays that are broadcast to one another}
     *
     * @param a one shape
     * @param b the other shape
     * @throws IllegalArgumentException if they do not fit
     */
    static Shape broadcast(Shape a, Shape b) {
        Shape longer = a.rank() >= b.rank() ? a : b;
        Shape shorter = longer == a ? b : a;
        Shape result = longer;
        for (int axis = -1; axis >= -shorter.rank(); axis--) {
            int first = longer.dim(axis);
            int second = shorter.dim(axis);
            if (first != second && first != 1 && second != 1) {
                throw new IllegalArgumentException("Expression: expects shapes of equal axes, or axes of length 1, got " + a + " and "
                        + b + ".");
            }
            result = result.with(axis, first == 1 ? second : first);
        }
        return result;
    }
}
