package dev.corno.layers.normalization;

import dev.corno.expression.Expression;

/**
 * How far batch renormalization may correct: its factor stays in {@code [rmin, rmax]}, its summand in {@code [-dmax, dmax]}.
 *
 * @param rmin the least factor, 0 for no bound
 * @param rmax the largest factor, at least {@code rmin}; infinite for no bound
 * @param dmax the largest summand, 0 or more; infinite for no bound
 */
public record RenormClipping(double rmin, double rmax, double dmax) {

    /** No bounds. */
    public static final RenormClipping NONE = new RenormClipping(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Checks the bounds. */
    public RenormClipping {
        if (!(rmin <= rmax)) {
            throw new IllegalArgumentException("RenormClipping: rmax must be at least rmin, got rmin " + rmin + " and rmax " + rmax + ".");
        }
        if (!(dmax >= 0)) {
            throw new IllegalArgumentException("RenormClipping: dmax must be 0 or more, got " + dmax + ".");
        }
    }

    Expression factor(Expression r) {
        Expression raised = rmin > 0 ? r.maximum(rmin) : r;
        return rmax < Double.POSITIVE_INFINITY ? raised.minimum(rmax) : raised;
    }

    Expression summand(Expression d) {
        return dmax < Double.POSITIVE_INFINITY ? d.maximum(-dmax).minimum(dmax) : d;
    }
}
