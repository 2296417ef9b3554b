package dev.corno.backend.dl4j;

import dev.corno.expression.BinaryFunction;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation;
import dev.corno.expression.UnaryFunction;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Rint;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** Each operation of expressions as one of ND4J's, bound to its arrays; all arrays are row-major. */
final class NdCalls {

    private static final Map<BinaryFunction, String> PAIRS = Map.of(
            BinaryFunction.ADD, "add",
            BinaryFunction.SUBTRACT, "subtract",
            BinaryFunction.MULTIPLY, "multiply",
            BinaryFunction.DIVIDE, "divide",
            BinaryFunction.MAXIMUM, "maximum",
            BinaryFunction.MINIMUM, "minimum",
            BinaryFunction.POWER, "Pow");

    private static final Map<BinaryFunction, String> COMPARISONS = Map.of(
            BinaryFunction.GREATER, "greater",
            BinaryFunction.GREATER_EQUAL, "greater_equal",
            BinaryFunction.EQUAL, "equals");

    private NdCalls() {
    }

    /** {@return the same numbers in another shape} */
    static INDArray reshape(INDArray array, Shape shape) {
        return array.reshape('c', NdArrays.longs(shape.toArray()));
    }

    /** {@return the call that computes an expression into an array} */
    static Runnable of(Expression expression, List<INDArray> operands, INDArray result) {
        INDArray x = operands.get(0);
        Operation operation = expression.operation();
        if (operation instanceof Operation.Unary unary) {
            Op op = unary(unary.function(), x, result);
            return () -> Nd4j.getExecutioner().exec(op);
        }
        if (operation instanceof Operation.Binary binary) {
            return binary(binary.function(), x, operands.get(1), result);
        }
        if (operation instanceof Operation.Select) {
            INDArray isTrue = Nd4j.createUninitialized(DataType.BOOL, result.shape(), 'c');
            return () -> {
                isTrue.assign(repeated(x, result).neq(0));
                exec("select", List.of(isTrue, repeated(operands.get(1), result), repeated(operands.get(2), result)), result).run();
            };
        }
        if (operation instanceof Operation.Activate activate) {
            IActivation activation = EngineActivation.of(activate.activation());
            return () -> result.assign(activation.getActivation(x.dup('c'), false));
        }
        if (operation instanceof Operation.ActivateGradient gradient) {
            IActivation activation = EngineActivation.of(gradient.activation());
            return () -> result.assign(activation.backprop(x.dup('c'), operands.get(2).dup('c')).getFirst());
        }
        if (operation instanceof Operation.Reduce reduce) {
            String name = "reduce_" + reduce.function().name().toLowerCase(Locale.ROOT);
            return exec(name, List.of(x), result, reduce.axes().stream().mapToLong(axis -> axis).toArray(), true);
        }
        if (operation instanceof Operation.MatMul product) {
            return matmul(product, x, operands.get(1), result);
        }
        return moved(expression, operands, result);
    }

    private static Runnable moved(Expression expression, List<INDArray> operands, INDArray result) {
        INDArray x = operands.get(0);
        Operation operation = expression.operation();
        if (operation instanceof Operation.Transpose transpose) {
            INDArray view = x.permute(transpose.order().stream().mapToInt(axis -> axis).toArray());
            return () -> result.assign(view);
        }
        if (operation instanceof Operation.Broadcast) {
            return () -> result.assign(repeated(x, result));
        }
        if (operation instanceof Operation.Concatenate concatenate) {
            return exec("concat", operands, result, new long[] {concatenate.axis()}, false);
        }
        if (operation instanceof Operation.Slice slice) {
            INDArray view = part(x, slice.starts(), result.shape(), slice.strides());
            return () -> result.assign(view);
        }
        if (operation instanceof Operation.Place place) {
            INDArray view = part(result, place.starts(), x.shape(), place.strides());
            return () -> {
                result.assign(0);
                view.assign(x);
            };
        }
        if (operation instanceof Operation.Reverse reverse) {
            return exec("reverse", List.of(x), result, new long[] {reverse.axis()}, false);
        }
        INDArray indices = operands.get(1);
        if (operation instanceof Operation.Gather) {
            return () -> {
                check(indices, x.size(0));
                exec("gather", List.of(x, indices.castTo(DataType.INT64)), result, new long[] {0}, false).run();
            };
        }
        return () -> scatter(x, indices, result);
    }

    private static Op unary(UnaryFunction function, INDArray x, INDArray z) {
        return switch (function) {
            case NEGATE -> new Negative(x, z);
            case ABS -> new Abs(x, z);
            case SIGN -> new Sign(x, z);
            case EXP -> new Exp(x, z);
            case LOG -> new Log(x, z);
            case LOG1P -> new Log1p(x, z);
            case EXPM1 -> new Expm1(x, z);
            case SQRT -> new org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt(x, z);
            case SQUARE -> new Square(x, z);
            case RECIPROCAL -> new Reciprocal(x, z);
            case SIN -> new Sin(x, z);
            case COS -> new Cos(x, z);
            case TANH -> new Tanh(x, z);
            case SIGMOID -> new Sigmoid(x, z);
            case RELU -> new org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear(x, z, 0);
            case FLOOR -> new Floor(x, z);
            case ROUND -> new Rint(x, z);
        };
    }

    private static Runnable binary(BinaryFunction function, INDArray a, INDArray b, INDArray result) {
        if (PAIRS.containsKey(function)) {
            return exec(PAIRS.get(function), List.of(a, b), result);
        }
        INDArray isTrue = Nd4j.createUninitialized(DataType.BOOL, result.shape(), 'c');
        Runnable compare = exec(COMPARISONS.get(function), List.of(a, b), isTrue);
        return () -> {
            compare.run();
            result.assign(isTrue);
        };
    }

    private static Runnable matmul(Operation.MatMul product, INDArray a, INDArray b, INDArray result) {
        if (b.rank() == 2 && a.rank() > 2) {
            // Matrices times one matrix are the rows of all times it.
            return matmul(product, a.reshape('c', -1, a.size(-1)), b, result.reshape('c', -1, result.size(-1)));
        }
        OpContext context = context(List.of(a, b), result);
        context.setIArguments(product.transposeA() ? 1 : 0, product.transposeB() ? 1 : 0, 0);
        return run("matmul", context);
    }

    private static Runnable exec(String name, List<INDArray> inputs, INDArray output) {
        return run(name, context(inputs, output));
    }

    private static Runnable exec(String name, List<INDArray> inputs, INDArray output, long[] arguments, boolean keepDims) {
        OpContext context = context(inputs, output);
        context.setIArguments(arguments);
        if (keepDims) {
            context.setBArguments(true);
        }
        return run(name, context);
    }

    private static OpContext context(List<INDArray> inputs, INDArray output) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs.toArray(INDArray[]::new));
        context.setOutputArrays(output);
        return context;
    }

    private static Runnable run(String name, OpContext context) {
        CustomOp op = DynamicCustomOp.builder(name).build();
        return () -> Nd4j.getExecutioner().exec(op, context);
    }

    private static INDArray repeated(INDArray x, INDArray result) {
        if (Arrays.equals(x.shape(), result.shape())) {
            return x;
        }
        int missing = result.rank() - x.rank();
        long[] raised = IntStream.range(0, result.rank()).mapToLong(axis -> axis < missing ? 1 : x.size(axis - missing)).toArray();
        return x.reshape('c', raised).broadcast(result.shape());
    }

    /** {@return a view, never a copy, of each so many-th number of a part} */
    private static INDArray part(INDArray whole, List<Integer> starts, long[] lengths, List<Integer> steps) {
        long[] strides = Nd4j.getStrides(whole.shape(), 'c');
        long offset = whole.offset();
        for (int axis = 0; axis < strides.length; axis++) {
            offset += starts.get(axis) * strides[axis];
            strides[axis] *= steps.get(axis);
        }
        return Nd4j.create(whole.data(), lengths, strides, offset, 'c');
    }

    private static void check(INDArray indices, long rows) {
        for (float index : NdArrays.toFloats(indices)) {
            if (index < 0 || index >= rows || index != Math.rint(index)) {
                throw new IndexOutOfBoundsException("expects whole numbers of 0 to " + (rows - 1) + ", got " + index);
            }
        }
    }

    private static void scatter(INDArray rows, INDArray indices, INDArray table) {
        float[] index = NdArrays.toFloats(indices);
        float[] values = NdArrays.toFloats(rows);
        int width = Math.toIntExact(table.size(1));
        float[] sums = new float[Math.toIntExact(table.length())];
        for (int i = 0; i < index.length; i++) {
            for (int k = 0; k < width; k++) {
                sums[(int) index[i] * width + k] += values[i * width + k];
            }
        }
        NdArrays.write(table, 0, sums);
    }
}
