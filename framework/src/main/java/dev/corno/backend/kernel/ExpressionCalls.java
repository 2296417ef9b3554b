package dev.corno.backend.kernel;

import dev.corno.backend.StepRandom;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation;
import dev.corno.expression.Operation.Constant;
import dev.corno.expression.Operation.Fill;
import dev.corno.expression.Operation.Random;
import dev.corno.expression.Operation.Reshape;
import dev.corno.expression.Operation.StopGradient;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The calls that compute expressions for one application of a layer; each expression is computed once. */
final class ExpressionCalls {

    private final LayerSite site;
    private final Map<Expression, Slot> slots = new IdentityHashMap<>();
    private final Map<Expression, Slot> workspaces = new IdentityHashMap<>();

    ExpressionCalls(LayerSite site) {
        this.site = site;
    }

    LayerSite site() {
        return site;
    }

    /** Says where an expression is already. */
    void give(Expression expression, Slot slot) {
        slots.put(expression, slot);
    }

    /** {@return where an expression is that is computed} */
    Slot slot(Expression expression) {
        return slots.get(expression);
    }

    /** {@return the slots of the operands of an expression} */
    List<Slot> operands(Expression expression) {
        return expression.operands().stream().map(slots::get).toList();
    }

    /** Keeps what the way back of an operation needs besides its result. */
    void keep(Expression expression, Slot workspace) {
        workspaces.put(expression, workspace);
    }

    /** {@return what was kept for an expression, or null} */
    Slot kept(Expression expression) {
        return workspaces.get(expression);
    }

    /** Adds the calls that compute expressions. */
    void compute(List<Expression> roots) {
        prepare(roots);
        roots.forEach(this::operand);
    }

    private void prepare(List<Expression> roots) {
        for (Expression expression : Gradients.order(roots)) {
            if (!isFolded(expression)) {
                operand(expression);
            }
        }
    }

    /** Adds the calls that compute an expression into a slot. */
    void compute(Expression root, Slot target) {
        Expression base = root;
        while (isSame(base.operation()) && !slots.containsKey(base)) {
            base = base.operands().get(0);
        }
        if (slots.containsKey(base) || base.operation().isLeaf()) {
            compute(List.of(base));
            site.add(Moves.copy(slot(base), target));
        } else {
            prepare(base.operands());
            slots.put(base, place(base, target));
        }
    }

    private static boolean isSame(Operation operation) {
        return operation instanceof Reshape || operation instanceof StopGradient;
    }

    // Operations take single numbers as parameters.
    private static boolean isFolded(Expression expression) {
        return expression.operation() instanceof Fill && expression.rank() == 0;
    }

    /** {@return where an operand is, also if it is a single number that operations usually take as a parameter} */
    Slot operand(Expression operand) {
        if (!slots.containsKey(operand)) {
            slots.put(operand, place(operand, null));
        }
        return slots.get(operand);
    }

    private Slot place(Expression expression, Slot target) {
        Operation operation = expression.operation();
        if (isSame(operation)) {
            return operand(expression.operands().get(0));
        }
        if (operation instanceof Fill fill) {
            return constant(expression, numbers -> Arrays.fill(numbers, (float) fill.value()));
        }
        if (operation instanceof Constant constant) {
            return constant(expression, numbers -> constant.value().copyTo(0, numbers, 0, numbers.length));
        }
        Slot result = target == null ? site.slot(Math.max(1, expression.shape().size())) : target;
        if (operation instanceof Random random) {
            long seed = random.seed().orElse(site.seed()) + StepRandom.mix(random.stream());
            int length = Math.toIntExact(result.length());
            site.add(new JavaCall("random", List.of(), List.of(result), () -> {
                float[] numbers = site.heapRoom().array(0, length);
                StepRandom.fill(numbers, length, random.distribution(), seed, site.steps().current());
                result.write(0, numbers, 0, length);
            }));
        } else {
            operate(expression, result);
        }
        return result;
    }

    private Slot constant(Expression expression, Consumer<float[]> fill) {
        Slot slot = site.lasting(Math.max(1, expression.shape().size()));
        site.prepare(new JavaCall("constant", List.of(), List.of(slot), () -> {
            float[] numbers = new float[Math.toIntExact(slot.length())];
            fill.accept(numbers);
            slot.write(0, numbers, 0, numbers.length);
        }));
        return slot;
    }

    private void operate(Expression expression, Slot result) {
        Operation operation = expression.operation();
        if (operation instanceof Operation.Unary || operation instanceof Operation.Binary || operation instanceof Operation.Select
                || operation instanceof Operation.Activate || operation instanceof Operation.ActivateGradient) {
            Elements.add(this, expression, result);
        } else if (operation instanceof Operation.Reduce || operation instanceof Operation.MatMul) {
            Sums.add(this, expression, result);
        } else if (operation instanceof Operation.Convolve || operation instanceof Operation.ConvolveInput
                || operation instanceof Operation.ConvolveKernel || operation instanceof Operation.Pool
                || operation instanceof Operation.PoolGradient) {
            Windows.add(this, expression, result);
        } else if (operation instanceof Operation.Host host) {
            List<Slot> operands = expression.operands().stream().map(this::operand).toList();
            site.add(new JavaCall(host.name(), operands, List.of(result), () -> host(host, expression, operands, result)));
        } else {
            Moves.add(this, expression, result);
        }
    }

    private static void host(Operation.Host host, Expression expression, List<Slot> operands, Slot result) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            float[] numbers = new float[Math.toIntExact(expression.operands().get(i).shape().size())];
            operands.get(i).read(0, numbers, 0, numbers.length);
            tensors.add(Tensor.of(numbers, expression.operands().get(i).shape().toArray()));
        }
        float[] numbers = host.function().apply(tensors).toFloatArray();
        result.write(0, numbers, 0, numbers.length);
    }
}
