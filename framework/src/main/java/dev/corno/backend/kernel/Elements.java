package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Eltwise;
import dev.corno.backend.plan.HeapRoom;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.BinaryFunction;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation;
import dev.corno.expression.UnaryFunction;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;

/** Functions of numbers, and of pairs of numbers: by oneDNN where it has them, else in Java. */
final class Elements {

    private static final Map<BinaryFunction, Binary> PAIRS = Map.of(
            BinaryFunction.ADD, Binary.ADD,
            BinaryFunction.SUBTRACT, Binary.SUBTRACT,
            BinaryFunction.MULTIPLY, Binary.MULTIPLY,
            BinaryFunction.DIVIDE, new Binary(dnnl.dnnl_binary_div));

    private Elements() {
    }

    /** Adds the calls of an operation. */
    static void add(ExpressionCalls calls, Expression expression, Slot result) {
        Operation operation = expression.operation();
        if (operation instanceof Operation.Unary unary) {
            unary(calls, unary.function(), calls.operand(expression.operands().get(0)), result);
        } else if (operation instanceof Operation.Binary binary) {
            binary(calls, binary.function(), expression, result);
        } else if (operation instanceof Operation.Activate activate) {
            ActivationForm.of(activate.activation()).forward(calls.site(), calls.operand(expression.operands().get(0)), result,
                    width(expression.shape()));
        } else if (operation instanceof Operation.ActivateGradient gradient) {
            List<Slot> slots = expression.operands().stream().map(calls::operand).toList();
            ActivationForm.of(gradient.activation()).addBackward(calls.site(), slots.get(0), slots.get(1), slots.get(2), result,
                    width(expression.shape()));
        } else {
            select(calls, expression, result);
        }
    }

    private static int width(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.dim(-1);
    }

    private static Eltwise eltwise(int algorithm, double alpha, double beta) {
        return new Eltwise(algorithm, algorithm, (float) alpha, (float) beta, false);
    }

    private static Eltwise eltwise(UnaryFunction function) {
        return switch (function) {
            case NEGATE -> eltwise(dnnl.dnnl_eltwise_linear, -1, 0);
            case ABS -> eltwise(dnnl.dnnl_eltwise_abs, 0, 0);
            case EXP -> eltwise(dnnl.dnnl_eltwise_exp, 0, 0);
            case SQRT -> eltwise(dnnl.dnnl_eltwise_sqrt, 0, 0);
            case SQUARE -> eltwise(dnnl.dnnl_eltwise_square, 0, 0);
            case TANH -> eltwise(dnnl.dnnl_eltwise_tanh, 0, 0);
            case SIGMOID -> eltwise(dnnl.dnnl_eltwise_logistic, 0, 0);
            // oneDNN's rectifier makes 0 of what is not a number, its ELU with alpha 0 does not.
            case RELU -> eltwise(dnnl.dnnl_eltwise_elu, 0, 0);
            default -> null;
        };
    }

    private static void unary(ExpressionCalls calls, UnaryFunction function, Slot x, Slot result) {
        Eltwise eltwise = eltwise(function);
        if (eltwise != null) {
            apply(calls, function.name().toLowerCase(Locale.ROOT), eltwise, x, result);
            return;
        }
        HeapRoom room = calls.site().heapRoom();
        int length = Math.toIntExact(x.length());
        calls.site().add(new JavaCall(function.name().toLowerCase(Locale.ROOT), List.of(x), List.of(result), () -> {
            float[] numbers = room.read(0, x);
            for (int i = 0; i < length; i++) {
                numbers[i] = (float) function.value(numbers[i]);
            }
            result.write(0, numbers, 0, length);
        }));
    }

    private static void apply(ExpressionCalls calls, String what, Eltwise eltwise, Slot x, Slot result) {
        Descriptor layout = Descriptor.rowMajor(x.length());
        calls.site().add(new PrimitiveCall(what, eltwise.forward(layout)).read(DNNL_ARG_SRC, x, layout).write(DNNL_ARG_DST, result, layout));
    }

    private static void binary(ExpressionCalls calls, BinaryFunction function, Expression expression, Slot result) {
        Expression a = expression.operands().get(0);
        Expression b = expression.operands().get(1);
        String what = function.name().toLowerCase(Locale.ROOT);
        Eltwise simple = isNumber(b) && a.shape().equals(expression.shape()) ? withNumber(function, number(b)) : null;
        if (simple != null) {
            apply(calls, what, simple, calls.operand(a), result);
            return;
        }
        Slot first = calls.operand(a);
        Slot second = calls.operand(b);
        boolean areAlike = a.shape().size() == expression.shape().size() && b.shape().size() == expression.shape().size();
        if (areAlike && PAIRS.containsKey(function)) {
            calls.site().add(PrimitiveCall.pairs(what, PAIRS.get(function), new Attributes(), first, second, result));
            return;
        }
        if (a.shape().equals(expression.shape()) && isRow(b.shape(), a.shape()) && PAIRS.containsKey(function)) {
            long width = b.shape().size();
            Descriptor rows = Descriptor.rowMajor(a.shape().size() / width, width);
            Descriptor row = Descriptor.rowMajor(1, width);
            calls.site().add(new PrimitiveCall(what, PAIRS.get(function).of(rows, row, rows)).read(DNNL_ARG_SRC_0, first, rows)
                    .read(DNNL_ARG_SRC_1, second, row).write(DNNL_ARG_DST, result, rows));
            return;
        }
        BroadcastLoop loop = new BroadcastLoop(expression.shape(), List.of(a.shape(), b.shape()));
        PairLoop pairs = PairLoop.of(function);
        HeapRoom room = calls.site().heapRoom();
        calls.site().add(new JavaCall(what, List.of(first, second), List.of(result), () -> {
            float[] x = room.read(0, first);
            float[] y = room.read(1, second);
            float[] z = room.array(2, result.length());
            loop.rows((to, from) -> pairs.run(x, from[0], loop.step(0), y, from[1], loop.step(1), z, to, loop.width()));
            result.write(0, z, 0, Math.toIntExact(result.length()));
        }));
    }

    /** {@return whether one array is added, or the like, to each row of another, such as a bias: it has the other's last axes} */
    private static boolean isRow(Shape shape, Shape of) {
        int first = 0;
        while (first < shape.rank() && shape.dim(first) == 1) {
            first++;
        }
        int rank = shape.rank() - first;
        return rank > 0 && shape.slice(first, shape.rank()).equals(of.slice(of.rank() - rank, of.rank()));
    }

    private static boolean isNumber(Expression expression) {
        return expression.operation() instanceof Operation.Fill && expression.rank() == 0;
    }

    private static double number(Expression expression) {
        return ((Operation.Fill) expression.operation()).value();
    }

    private static Eltwise withNumber(BinaryFunction function, double number) {
        return switch (function) {
            case ADD -> eltwise(dnnl.dnnl_eltwise_linear, 1, number);
            case SUBTRACT -> eltwise(dnnl.dnnl_eltwise_linear, 1, -number);
            case MULTIPLY -> eltwise(dnnl.dnnl_eltwise_linear, number, 0);
            case DIVIDE -> eltwise(dnnl.dnnl_eltwise_linear, 1 / number, 0);
            // oneDNN 2.5's power crashes in the C library's.
            case POWER -> power(number);
            default -> null;
        };
    }

    private static Eltwise power(double exponent) {
        if (exponent == 2) {
            return eltwise(dnnl.dnnl_eltwise_square, 0, 0);
        }
        return exponent == 0.5 ? eltwise(dnnl.dnnl_eltwise_sqrt, 0, 0) : null;
    }

    private static void select(ExpressionCalls calls, Expression expression, Slot result) {
        List<Slot> slots = expression.operands().stream().map(calls::operand).toList();
        BroadcastLoop loop = new BroadcastLoop(expression.shape(), expression.operands().stream().map(Expression::shape).toList());
        LayerSite site = calls.site();
        site.add(new JavaCall("select", slots, List.of(result), () -> {
            float[] condition = site.heapRoom().read(0, slots.get(0));
            float[] yes = site.heapRoom().read(1, slots.get(1));
            float[] no = site.heapRoom().read(2, slots.get(2));
            float[] chosen = site.heapRoom().array(3, result.length());
            loop.rows((to, from) -> {
                for (int i = 0; i < loop.width(); i++) {
                    chosen[to + i] = condition[from[0] + i * loop.step(0)] != 0 ? yes[from[1] + i * loop.step(1)]
                            : no[from[2] + i * loop.step(2)];
                }
            });
            result.write(0, chosen, 0, Math.toIntExact(result.length()));
        }));
    }
}
