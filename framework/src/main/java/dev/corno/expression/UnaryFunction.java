package dev.corno.expression;

import java.util.function.DoubleUnaryOperator;

/** A function of each number of an array. */
public enum UnaryFunction {

    /** {@code -x}. */
    NEGATE(x -> -x),

    /** {@code |x|}. */
    ABS(Math::abs),

    /** -1, 0 or 1. */
    SIGN(Math::signum),

    /** {@code e^x}. */
    EXP(Math::exp),

    /** The natural logarithm. */
    LOG(Math::log),

    /** {@code log(1 + x)}, exact near 0. */
    LOG1P(Math::log1p),

    /** {@code e^x - 1}, exact near 0. */
    EXPM1(Math::expm1),

    /** The square root. */
    SQRT(Math::sqrt),

    /** {@code x * x}. */
    SQUARE(x -> x * x),

    /** {@code 1 / x}. */
    RECIPROCAL(x -> 1 / x),

    /** The sine of radians. */
    SIN(Math::sin),

    /** The cosine of radians. */
    COS(Math::cos),

    /** The hyperbolic tangent. */
    TANH(Math::tanh),

    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID(x -> 1 / (1 + Math.exp(-x))),

    /** {@code max(x, 0)}. */
    RELU(x -> x > 0 || Double.isNaN(x) ? x : 0),

    /** The largest whole number that is not above. Its gradient is 0. */
    FLOOR(Math::floor),

    /** The nearest whole number, the even one of two. Its gradient is 0. */
    ROUND(Math::rint);

    private final DoubleUnaryOperator function;

    UnaryFunction(DoubleUnaryOperator function) {
        this.function = function;
    }

    /**
     * {@return the function's value}
     *
     * @param x the number
     */
    public double value(double x) {
        return function.applyAsDouble(x);
    }
}
