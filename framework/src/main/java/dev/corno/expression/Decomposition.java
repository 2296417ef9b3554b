package dev.corno.expression;

import dev.corno.expression.Operation.Convolve;
import dev.corno.expression.Operation.ConvolveInput;
import dev.corno.expression.Operation.ConvolveKernel;
import dev.corno.expression.Operation.Pool;
import dev.corno.expression.Operation.PoolGradient;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sliding windows as sums over the elements of the window: for engines that have no convolution or pooling of the wanted kind. Each
 * element of the window sees a strided part of the padded array, so that a convolution is one matrix product for each element.
 */
public final class Decomposition {

    private Decomposition() {
    }

    /**
     * {@return the same numbers by operations that have no window; empty where the operation has none}
     *
     * @param expression what to compute
     */
    public static Optional<Expression> of(Expression expression) {
        List<Expression> operands = expression.operands();
        if (expression.operation() instanceof Convolve convolve) {
            return Optional.of(convolve(operands.get(0), operands.get(1), expression.shape(), convolve));
        }
        if (expression.operation() instanceof ConvolveInput convolve) {
            return Optional.of(convolveInput(operands.get(0), operands.get(1), expression.shape(), convolve));
        }
        if (expression.operation() instanceof ConvolveKernel convolve) {
            return Optional.of(convolveKernel(operands.get(0), operands.get(1), expression.shape(), convolve));
        }
        if (expression.operation() instanceof Pool pool) {
            return Optional.of(pool(operands.get(0), expression.shape(), pool));
        }
        return expression.operation() instanceof PoolGradient pool
                ? Optional.of(poolGradient(operands.get(0), operands.get(1), operands.get(2), pool)) : Optional.empty();
    }

    private static Expression convolve(Expression x, Expression kernel, Shape shape, Convolve convolve) {
        Sight sight = new Sight(convolve.window(), x.shape(), shape);
        Expression padded = sight.pad(x);
        List<Expression> groups = new ArrayList<>();
        for (int group = 0; group < convolve.groups(); group++) {
            Expression sum = null;
            for (int element = 0; element < convolve.window().elements(); element++) {
                Expression part = group(sight.see(padded, element), -1, group, convolve.groups());
                Expression product = rows(part).matmul(group(element(kernel, element), -1, group, convolve.groups()));
                sum = sum == null ? product : sum.plus(product);
            }
            groups.add(sum.reshape(shape.with(-1, shape.dim(-1) / convolve.groups())));
        }
        return Expression.concatenate(-1, groups);
    }

    private static Expression convolveInput(Expression y, Expression kernel, Shape shape, ConvolveInput convolve) {
        Sight sight = new Sight(convolve.window(), shape, y.shape());
        Expression sum = null;
        for (int element = 0; element < convolve.window().elements(); element++) {
            List<Expression> groups = new ArrayList<>();
            for (int group = 0; group < convolve.groups(); group++) {
                Expression part = rows(group(y, -1, group, convolve.groups()));
                Expression product = part.matmul(group(element(kernel, element), -1, group, convolve.groups()), false, true);
                groups.add(product.reshape(y.shape().with(-1, product.dim(-1))));
            }
            Expression placed = sight.place(Expression.concatenate(-1, groups), element);
            sum = sum == null ? placed : sum.plus(placed);
        }
        return sight.unpad(sum);
    }

    private static Expression convolveKernel(Expression x, Expression y, Shape shape, ConvolveKernel convolve) {
        Sight sight = new Sight(convolve.window(), x.shape(), y.shape());
        Expression padded = sight.pad(x);
        List<Expression> elements = new ArrayList<>();
        for (int element = 0; element < convolve.window().elements(); element++) {
            List<Expression> groups = new ArrayList<>();
            for (int group = 0; group < convolve.groups(); group++) {
                Expression part = rows(group(sight.see(padded, element), -1, group, convolve.groups()));
                groups.add(part.matmul(rows(group(y, -1, group, convolve.groups())), true, false));
            }
            elements.add(Expression.concatenate(-1, groups).expandDims(0));
        }
        return Expression.concatenate(0, elements).reshape(shape);
    }

    private static Expression pool(Expression x, Shape shape, Pool pool) {
        Sight sight = new Sight(pool.window(), x.shape(), shape);
        Expression padded = pool.isMax() ? sight.padWithLowest(x) : sight.pad(x);
        Expression result = null;
        for (int element = 0; element < pool.window().elements(); element++) {
            Expression part = sight.see(padded, element);
            if (result == null) {
                result = part;
            } else {
                result = pool.isMax() ? result.maximum(part) : result.plus(part);
            }
        }
        return pool.isMax() ? result : result.dividedBy(sight.counts());
    }

    // Of several largest numbers the first one gets the gradient.
    private static Expression poolGradient(Expression x, Expression y, Expression gradient, PoolGradient pool) {
        Sight sight = new Sight(pool.window(), x.shape(), y.shape());
        Expression padded = pool.isMax() ? sight.padWithLowest(x) : x;
        Expression share = pool.isMax() ? gradient : gradient.dividedBy(sight.counts());
        Expression isTaken = null;
        Expression sum = null;
        for (int element = 0; element < pool.window().elements(); element++) {
            Expression part = share;
            if (pool.isMax()) {
                Expression isLargest = sight.see(padded, element).equalTo(y);
                Expression isFirst = isTaken == null ? isLargest : isLargest.greater(isTaken);
                isTaken = isTaken == null ? isLargest : isTaken.maximum(isLargest);
                part = share.times(isFirst);
            }
            Expression placed = sight.place(part, element);
            sum = sum == null ? placed : sum.plus(placed);
        }
        return sight.unpad(sum);
    }

    private static Expression group(Expression x, int axis, int group, int groups) {
        int width = x.dim(axis) / groups;
        return x.slice(axis, group * width, (group + 1) * width);
    }

    private static Expression element(Expression kernel, int element) {
        return kernel.reshape(-1, kernel.dim(-2), kernel.dim(-1)).at(0, element);
    }

    private static Expression rows(Expression x) {
        return x.reshape(-1, x.dim(-1));
    }

    /** What each element of a window sees of an array. */
    private record Sight(Window window, Shape inner, Shape places, Shape padded) {

        Sight(Window window, Shape inner, Shape places) {
            this(window, inner, places, padded(window, inner));
        }

        private static Shape padded(Window window, Shape inner) {
            Shape padded = inner;
            for (int axis = 0; axis < window.rank(); axis++) {
                padded = padded.with(axis + 1, window.before().get(axis) + inner.dim(axis + 1) + window.after().get(axis));
            }
            return padded;
        }

        private int[] around(List<Integer> spatial, int others) {
            return IntStream.range(0, inner.rank()).map(axis -> axis == 0 || axis == inner.rank() - 1 ? others : spatial.get(axis - 1)).toArray();
        }

        private int[] ones() {
            return around(Collections.nCopies(window.rank(), 1), 1);
        }

        Expression pad(Expression x) {
            return x.place(around(window.before(), 0), padded, ones());
        }

        Expression unpad(Expression x) {
            return x.slice(around(window.before(), 0), inner, ones());
        }

        Expression padWithLowest(Expression x) {
            if (!window.isPadded()) {
                return x;
            }
            Expression isInside = Expression.fill(1, inner).place(around(window.before(), 0), padded, ones());
            return isInside.select(pad(x), Expression.fill(-Float.MAX_VALUE, Shape.scalar()));
        }

        Expression see(Expression x, int element) {
            return x.slice(around(window.offsets(element), 0), places.with(-1, x.dim(-1)), around(window.strides(), 1));
        }

        Expression place(Expression y, int element) {
            return y.place(around(window.offsets(element), 0), padded.with(-1, y.dim(-1)), around(window.strides(), 1));
        }

        /** {@return for each place how many elements of the window are inside the array} */
        Expression counts() {
            Shape shape = places.with(0, 1).with(-1, 1);
            float[] counts = new float[Math.toIntExact(shape.size())];
            for (int place = 0; place < counts.length; place++) {
                counts[place] = count(place);
            }
            return Expression.constant(Tensor.of(counts, shape.toArray()));
        }

        private int count(int place) {
            int rest = place;
            int count = 1;
            for (int axis = window.rank() - 1; axis >= 0; axis--) {
                int start = rest % places.dim(axis + 1) * window.strides().get(axis) - window.before().get(axis);
                rest /= places.dim(axis + 1);
                int inside = 0;
                for (int element = 0; element < window.size().get(axis); element++) {
                    int at = start + element * window.dilation().get(axis);
                    inside += at >= 0 && at < inner.dim(axis + 1) ? 1 : 0;
                }
                count *= inside;
            }
            return count;
        }
    }
}
