package dev.corno.expression;

import dev.corno.expression.Operation.Activate;
import dev.corno.expression.Operation.Binary;
import dev.corno.expression.Operation.Broadcast;
import dev.corno.expression.Operation.Concatenate;
import dev.corno.expression.Operation.Convolve;
import dev.corno.expression.Operation.ConvolveInput;
import dev.corno.expression.Operation.ConvolveKernel;
import dev.corno.expression.Operation.Gather;
import dev.corno.expression.Operation.MatMul;
import dev.corno.expression.Operation.Place;
import dev.corno.expression.Operation.Pool;
import dev.corno.expression.Operation.Reduce;
import dev.corno.expression.Operation.Reshape;
import dev.corno.expression.Operation.Reverse;
import dev.corno.expression.Operation.ScatterAdd;
import dev.corno.expression.Operation.Select;
import dev.corno.expression.Operation.Slice;
import dev.corno.expression.Operation.Transpose;
import dev.corno.expression.Operation.Unary;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Differentiates expressions: the way back is made of expressions again. Reverse accumulation, as in Griewank and Walther, 2008,
 * <em>Evaluating Derivatives</em>, chapter 3.
 */
public final class Gradients {

    private final Map<Expression, List<Expression>> contributions = new IdentityHashMap<>();
    private final Set<Expression> wanted;

    private Gradients(Set<Expression> wanted) {
        this.wanted = wanted;
    }

    /**
     * {@return the gradient of {@code sum over outputs of sum(output * outputGradient)} with respect to each of some expressions; empty
     * for one that no output depends on}
     *
     * @param outputs what is differentiated
     * @param outputGradients a factor for each output, of its shape
     * @param sources with respect to what
     */
    public static List<Optional<Expression>> of(List<Expression> outputs, List<Expression> outputGradients, List<Expression> sources) {
        List<Expression> order = order(outputs);
        Gradients gradients = new Gradients(dependents(order, sources));
        for (int i = 0; i < outputs.size(); i++) {
            gradients.contribute(outputs.get(i), outputGradients.get(i));
        }
        Map<Expression, Expression> found = new IdentityHashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Expression expression = order.get(i);
            List<Expression> parts = gradients.contributions.remove(expression);
            if (parts != null) {
                Expression gradient = sum(parts);
                found.put(expression, gradient);
                gradients.backward(expression, gradient);
            }
        }
        return sources.stream().map(source -> Optional.ofNullable(found.get(source))).toList();
    }

    /**
     * {@return some expressions and all that they are computed from, each after what it needs}
     *
     * @param roots the expressions
     */
    public static List<Expression> order(List<Expression> roots) {
        List<Expression> order = new ArrayList<>();
        Set<Expression> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Expression> expanded = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Expression> pending = new ArrayList<>();
        for (int i = roots.size() - 1; i >= 0; i--) {
            pending.add(roots.get(i));
        }
        while (!pending.isEmpty()) {
            Expression next = pending.get(pending.size() - 1);
            if (done.contains(next)) {
                pending.remove(pending.size() - 1);
            } else if (expanded.add(next)) {
                for (int i = next.operands().size() - 1; i >= 0; i--) {
                    pending.add(next.operands().get(i));
                }
            } else {
                done.add(next);
                order.add(next);
                pending.remove(pending.size() - 1);
            }
        }
        return order;
    }

    private static Set<Expression> dependents(List<Expression> order, List<Expression> sources) {
        Set<Expression> dependents = Collections.newSetFromMap(new IdentityHashMap<>());
        dependents.addAll(sources);
        for (Expression expression : order) {
            if (!endsGradient(expression.operation()) && expression.operands().stream().anyMatch(dependents::contains)) {
                dependents.add(expression);
            }
        }
        return dependents;
    }

    private static boolean endsGradient(Operation operation) {
        return operation instanceof Operation.StopGradient || operation instanceof Operation.Host;
    }

    private void contribute(Expression to, Expression gradient) {
        if (wanted.contains(to)) {
            contributions.computeIfAbsent(to, key -> new ArrayList<>()).add(gradient);
        }
    }

    // Parts of one axis are put together instead of each being spread over zeros, or long recurrences would cost their length squared.
    private static Expression sum(List<Expression> parts) {
        Expression joined = parts.size() > 1 ? joined(parts) : null;
        if (joined != null) {
            return joined;
        }
        Expression sum = parts.get(0);
        for (Expression part : parts.subList(1, parts.size())) {
            sum = sum.plus(part);
        }
        return sum;
    }

    private static Expression joined(List<Expression> parts) {
        int axis = axisOfPlaces(parts);
        if (axis < 0) {
            return null;
        }
        List<Expression> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(part -> start(part, axis)));
        Shape whole = parts.get(0).shape();
        List<Expression> row = new ArrayList<>();
        int end = 0;
        for (Expression part : sorted) {
            int start = start(part, axis);
            if (start < end) {
                return null;
            }
            if (start > end) {
                row.add(Expression.fill(0, whole.with(axis, start - end)));
            }
            row.add(part.operands().get(0));
            end = start + part.operands().get(0).dim(axis);
        }
        if (end < whole.dim(axis)) {
            row.add(Expression.fill(0, whole.with(axis, whole.dim(axis) - end)));
        }
        return Expression.concatenate(axis, row);
    }

    private static int start(Expression place, int axis) {
        return ((Place) place.operation()).starts().get(axis);
    }

    /** {@return the one axis along which all parts are placed, without gaps; -1 if there is none} */
    private static int axisOfPlaces(List<Expression> parts) {
        int found = -1;
        for (Expression part : parts) {
            if (!(part.operation() instanceof Place place) || place.strides().stream().anyMatch(stride -> stride != 1)) {
                return -1;
            }
            Expression inner = part.operands().get(0);
            List<Integer> different = IntStream.range(0, part.rank()).filter(axis -> inner.dim(axis) != part.dim(axis)).boxed().toList();
            if (different.size() != 1 || found >= 0 && found != different.get(0)) {
                return -1;
            }
            found = different.get(0);
        }
        return found;
    }

    /** {@return a gradient summed over the axes along which an operand was repeated} */
    private static Expression unbroadcast(Expression gradient, Shape shape) {
        int missing = gradient.rank() - shape.rank();
        int[] axes = IntStream.range(0, gradient.rank())
                .filter(axis -> axis < missing || shape.dim(axis - missing) == 1 && gradient.dim(axis) != 1).toArray();
        return (axes.length == 0 ? gradient : gradient.sum(true, axes)).reshape(shape);
    }

    private void backward(Expression y, Expression gradient) {
        List<Expression> operands = y.operands();
        if (operands.isEmpty() || operands.stream().noneMatch(wanted::contains)) {
            return;
        }
        Expression x = operands.get(0);
        Operation operation = y.operation();
        if (operation instanceof Unary unary) {
            contribute(x, unary(unary.function(), x, y, gradient));
        } else if (operation instanceof Binary binary) {
            binary(binary.function(), y, gradient);
        } else if (operation instanceof Select) {
            Expression zero = Expression.fill(0, Shape.scalar());
            contribute(operands.get(1), unbroadcast(x.select(gradient, zero), operands.get(1).shape()));
            contribute(operands.get(2), unbroadcast(x.select(zero, gradient), operands.get(2).shape()));
        } else if (operation instanceof Activate activate) {
            contribute(x, Expression.of(new Operation.ActivateGradient(activate.activation()), x.shape(), x, y, gradient));
        } else if (operation instanceof Reduce reduce) {
            contribute(x, reduce(reduce, x, y, gradient));
        } else if (operation instanceof MatMul product) {
            matmul(product, x, operands.get(1), gradient);
        } else if (operation instanceof Gather) {
            contribute(x, Expression.of(new ScatterAdd(), x.shape(), gradient, operands.get(1)));
        } else if (operation instanceof ScatterAdd) {
            contribute(x, gradient.gather(operands.get(1)));
        } else {
            moved(y, gradient);
        }
    }

    private static Expression unary(UnaryFunction function, Expression x, Expression y, Expression gradient) {
        return switch (function) {
            case NEGATE -> gradient.negate();
            case ABS -> gradient.times(x.apply(UnaryFunction.SIGN));
            case EXP -> gradient.times(y);
            case LOG -> gradient.dividedBy(x);
            case LOG1P -> gradient.dividedBy(x.plus(1));
            case EXPM1 -> gradient.times(y.plus(1));
            case SQRT -> gradient.times(0.5).dividedBy(y);
            case SQUARE -> gradient.times(x).times(2);
            case RECIPROCAL -> gradient.times(y.square()).negate();
            case SIN -> gradient.times(x.apply(UnaryFunction.COS));
            case COS -> gradient.times(x.apply(UnaryFunction.SIN)).negate();
            case TANH -> gradient.times(y.square().negate().plus(1));
            case SIGMOID -> gradient.times(y.times(y.negate().plus(1)));
            case RELU -> gradient.times(x.greater(0));
            case SIGN, FLOOR, ROUND -> Expression.fill(0, x.shape());
        };
    }

    private void binary(BinaryFunction function, Expression y, Expression gradient) {
        Expression a = y.operands().get(0);
        Expression b = y.operands().get(1);
        switch (function) {
            case ADD -> pair(a, gradient, b, gradient);
            case SUBTRACT -> pair(a, gradient, b, wanted.contains(b) ? gradient.negate() : gradient);
            case MULTIPLY -> pair(a, gradient.times(b), b, gradient.times(a));
            case DIVIDE -> pair(a, gradient.dividedBy(b), b, gradient.times(y).dividedBy(b).negate());
            case MAXIMUM -> extremes(a, b, gradient, a.greater(b), b.greater(a));
            case MINIMUM -> extremes(a, b, gradient, b.greater(a), a.greater(b));
            case POWER -> {
                // x^0 is level everywhere, also at 0; so is 0^b in b.
                Expression one = Expression.fill(1, Shape.scalar());
                Expression lower = b.equalTo(0).select(one, b.minus(1));
                pair(a, gradient.times(b).times(a.apply(BinaryFunction.POWER, lower)),
                        b, gradient.times(y).times(a.equalTo(0).select(one, a).log()));
            }
            case GREATER, GREATER_EQUAL, EQUAL -> { }
        }
    }

    private void extremes(Expression a, Expression b, Expression gradient, Expression first, Expression second) {
        // Equal numbers share the gradient.
        Expression half = a.equalTo(b).times(0.5);
        pair(a, gradient.times(first.plus(half)), b, gradient.times(second.plus(half)));
    }

    private void pair(Expression a, Expression gradientOfA, Expression b, Expression gradientOfB) {
        if (wanted.contains(a)) {
            contribute(a, unbroadcast(gradientOfA, a.shape()));
        }
        if (wanted.contains(b)) {
            contribute(b, unbroadcast(gradientOfB, b.shape()));
        }
    }

    private static Expression reduce(Reduce reduce, Expression x, Expression y, Expression gradient) {
        return switch (reduce.function()) {
            case SUM -> gradient.broadcastTo(x.shape());
            case MEAN -> gradient.times((double) y.shape().size() / x.shape().size()).broadcastTo(x.shape());
            case MAX, MIN -> {
                Expression isExtreme = x.equalTo(y);
                int[] axes = reduce.axes().stream().mapToInt(axis -> axis).toArray();
                yield isExtreme.times(gradient.dividedBy(isExtreme.sum(true, axes)));
            }
        };
    }

    private void matmul(MatMul product, Expression a, Expression b, Expression gradient) {
        if (wanted.contains(a)) {
            contribute(a, product.transposeA() ? b.matmul(gradient, product.transposeB(), true)
                    : gradient.matmul(b, false, !product.transposeB()));
        }
        if (wanted.contains(b)) {
            boolean isShared = b.rank() < a.rank();
            Expression rows = isShared ? a.reshape(-1, a.dim(-1)) : a;
            Expression slope = isShared ? gradient.reshape(-1, gradient.dim(-1)) : gradient;
            contribute(b, product.transposeB() ? slope.matmul(rows, true, product.transposeA())
                    : rows.matmul(slope, !product.transposeA(), false));
        }
    }

    private void moved(Expression y, Expression gradient) {
        Expression x = y.operands().get(0);
        Operation operation = y.operation();
        if (operation instanceof Reshape) {
            contribute(x, gradient.reshape(x.shape()));
        } else if (operation instanceof Transpose transpose) {
            contribute(x, gradient.transpose(IntStream.range(0, x.rank()).map(transpose.order()::indexOf).toArray()));
        } else if (operation instanceof Broadcast) {
            contribute(x, unbroadcast(gradient, x.shape()));
        } else if (operation instanceof Concatenate concatenate) {
            int from = 0;
            for (Expression part : y.operands()) {
                int to = from + part.dim(concatenate.axis());
                if (wanted.contains(part)) {
                    contribute(part, gradient.slice(concatenate.axis(), from, to));
                }
                from = to;
            }
        } else if (operation instanceof Slice slice) {
            contribute(x, gradient.place(array(slice.starts()), x.shape(), array(slice.strides())));
        } else if (operation instanceof Place place) {
            contribute(x, gradient.slice(array(place.starts()), x.shape(), array(place.strides())));
        } else if (operation instanceof Reverse reverse) {
            contribute(x, gradient.reverse(reverse.axis()));
        } else {
            slid(y, gradient);
        }
    }

    private void slid(Expression y, Expression gradient) {
        Expression x = y.operands().get(0);
        Operation operation = y.operation();
        if (operation instanceof Pool pool) {
            contribute(x, Expression.of(new Operation.PoolGradient(pool.window(), pool.isMax()), x.shape(), x, y, gradient));
        } else if (operation instanceof Convolve convolve) {
            Expression kernel = y.operands().get(1);
            both(x, () -> gradient.convolveInput(kernel, convolve.window(), convolve.groups(), x.shape()),
                    kernel, () -> x.convolveKernel(gradient, convolve.window(), convolve.groups()));
        } else if (operation instanceof ConvolveInput convolve) {
            Expression kernel = y.operands().get(1);
            both(x, () -> gradient.convolve(kernel, convolve.window(), convolve.groups()),
                    kernel, () -> gradient.convolveKernel(x, convolve.window(), convolve.groups()));
        } else if (operation instanceof ConvolveKernel convolve) {
            Expression output = y.operands().get(1);
            both(x, () -> output.convolveInput(gradient, convolve.window(), convolve.groups(), x.shape()),
                    output, () -> x.convolve(gradient, convolve.window(), convolve.groups()));
        } else {
            throw new IllegalArgumentException("Gradients: expects an operation with a gradient, got " + operation
                    + ". Put stopGradient() around it.");
        }
    }

    private void both(Expression a, Supplier<Expression> gradientOfA, Expression b,
            Supplier<Expression> gradientOfB) {
        if (wanted.contains(a)) {
            contribute(a, gradientOfA.get());
        }
        if (wanted.contains(b)) {
            contribute(b, gradientOfB.get());
        }
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(value -> value).toArray();
    }
}
