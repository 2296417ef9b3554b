package dev.corno.expression;

/** What becomes of the numbers along the axes that a {@link Operation.Reduce} takes away. */
public enum ReductionFunction {

    /** Their sum. */
    SUM,

    /** Their mean. */
    MEAN,

    /** The largest one; a gradient is shared by all that are largest. */
    MAX,

    /** The smallest one; a gradient is shared by all that are smallest. */
    MIN
}
