package dev.corno.expression;

import java.util.function.DoubleBinaryOperator;

/** A function of two numbers, of each pair of two arrays. Comparisons give 1 where they hold and 0 elsewhere. */
public enum BinaryFunction {

    /** {@code a + b}. */
    ADD((a, b) -> a + b),

    /** {@code a - b}. */
    SUBTRACT((a, b) -> a - b),

    /** {@code a * b}. */
    MULTIPLY((a, b) -> a * b),

    /** {@code a / b}. */
    DIVIDE((a, b) -> a / b),

    /** The larger one. */
    MAXIMUM(Math::max),

    /** The smaller one. */
    MINIMUM(Math::min),

    /** {@code a^b}. */
    POWER(Math::pow),

    /** {@code a > b}. */
    GREATER((a, b) -> a > b ? 1 : 0),

    /** {@code a >= b}. */
    GREATER_EQUAL((a, b) -> a >= b ? 1 : 0),

    /** {@code a == b}. */
    EQUAL((a, b) -> a == b ? 1 : 0);

    private final DoubleBinaryOperator function;

    BinaryFunction(DoubleBinaryOperator function) {
        this.function = function;
    }

    /**
     * {@return the function's value}
     *
     * @param a the first number
     * @param b the second number
     */
    public double value(double a, double b) {
        return function.applyAsDouble(a, b);
    }
}
