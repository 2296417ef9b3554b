package dev.corno.backend.dl4j;

import dev.corno.backend.BackendException;
import dev.corno.backend.RememberedState;
import dev.corno.backend.StepRandom;
import dev.corno.expression.Decomposition;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation;
import dev.corno.expression.Operation.Reshape;
import dev.corno.expression.Operation.StopGradient;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Expressions bound to ND4J's arrays, on whatever ND4J runs on: each array is made once, each operation bound to its arrays once, and
 * running is calling one after the other.
 */
final class NdProgram {

    private final Map<Expression, INDArray> arrays;
    private final List<Call> calls = new ArrayList<>();
    private final Clock clock;
    private String layer = "network";
    private long seed;
    private LayerMemory memory = LayerMemory.alone();
    private int done;

    private record Call(String layer, Runnable work) {
    }

    /** Says which step is run, for random numbers. */
    @FunctionalInterface
    interface Clock {

        /** {@return the number of the step} */
        long step();
    }

    private NdProgram(Map<Expression, INDArray> arrays, Clock clock) {
        this.arrays = arrays;
        this.clock = clock;
    }

    /**
     * Without expressions yet.
     *
     * @param clock the number of the step
     */
    NdProgram(Clock clock) {
        this(new IdentityHashMap<>(), clock);
    }

    /** {@return a program that computes with what this one has computed, and runs after it} */
    NdProgram next() {
        return new NdProgram(arrays, clock);
    }

    /** Says whose operations are added from now on, where their random numbers start, and what the layer remembers. */
    NdProgram of(String newLayer, long newSeed, LayerMemory newMemory) {
        layer = newLayer;
        seed = newSeed;
        memory = newMemory;
        return this;
    }

    /** Remembers an expression that is computed for the next batch. */
    void remember(int index, Expression value) {
        INDArray array = compute(value);
        LayerMemory target = memory;
        add(() -> target.remember(index, NdArrays.toFloats(array)));
    }

    /** Adds an operation on arrays. */
    void add(Runnable work) {
        calls.add(new Call(layer, work));
    }

    /** {@return a row-major array of a shape} */
    static INDArray array(Shape shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, NdArrays.longs(shape.toArray()), 'c');
    }

    /** Says where an expression is already: a row-major array. */
    void give(Expression expression, INDArray array) {
        arrays.put(expression, array);
    }

    /** {@return the array that an expression is computed into, once {@link #runAll} or {@link #runNew} has run} */
    INDArray compute(Expression root) {
        for (Expression expression : Gradients.order(List.of(root))) {
            if (!arrays.containsKey(expression)) {
                arrays.put(expression, bind(expression));
            }
        }
        return arrays.get(root);
    }

    private INDArray bind(Expression expression) {
        Operation operation = expression.operation();
        if (operation instanceof Reshape || operation instanceof StopGradient) {
            return NdCalls.reshape(arrays.get(expression.operands().get(0)), expression.shape());
        }
        Optional<Expression> simpler = Decomposition.of(expression);
        if (simpler.isPresent()) {
            return compute(simpler.get());
        }
        if (operation instanceof Operation.Constant constant) {
            return NdArrays.of(constant.value());
        }
        INDArray result = array(expression.shape());
        if (operation instanceof Operation.Fill fill) {
            return result.assign(fill.value());
        }
        if (operation instanceof Operation.Source source && source.role() == Operation.Role.MEMORY) {
            remembered(source.index(), expression.shape(), result);
        } else if (operation instanceof Operation.Random random) {
            float[] numbers = new float[Math.toIntExact(expression.shape().size())];
            long start = random.seed().orElse(seed) + StepRandom.mix(random.stream());
            add(() -> {
                StepRandom.fill(numbers, numbers.length, random.distribution(), start, clock.step());
                NdArrays.write(result, 0, numbers);
            });
        } else if (operation instanceof Operation.Host host) {
            List<INDArray> operands = expression.operands().stream().map(arrays::get).toList();
            add(() -> {
                List<Tensor> tensors = operands.stream().map(NdArrays::toTensor).toList();
                NdArrays.write(result, 0, host.function().apply(tensors).toFloatArray());
            });
        } else {
            add(NdCalls.of(expression, expression.operands().stream().map(arrays::get).toList(), result));
        }
        return result;
    }

    private void remembered(int index, Shape shape, INDArray result) {
        LayerMemory source = memory;
        String owner = layer;
        add(() -> NdArrays.write(result, 0, RememberedState.numbers(source.remembered(index), shape, owner)));
    }

    /** Runs all operations. */
    void runAll() {
        done = 0;
        runNew();
    }

    /** Runs the operations that were added since the last run. */
    void runNew() {
        while (done < calls.size()) {
            Call call = calls.get(done++);
            try {
                call.work().run();
            } catch (ShapeMismatchException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new BackendException("Layer \"" + call.layer() + "\": expects ND4J to compute it, got " + e
                        + (e instanceof OutOfMemoryError ? ". Use smaller batches." : ". The cause below says where."), e);
            }
        }
    }
}
