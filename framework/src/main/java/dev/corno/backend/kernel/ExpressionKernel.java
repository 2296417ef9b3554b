package dev.corno.backend.kernel;

import dev.corno.backend.RememberedState;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation.Role;
import dev.corno.expression.Operation.Source;
import dev.corno.graph.Layer;
import dev.corno.graph.Trace;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers that have no kernel of their own: runs what they say they compute, operation by operation, and its derivative. */
public final class ExpressionKernel implements Kernel<Layer> {

    @Override
    public void build(Layer layer, LayerSite site) {
        Trace trace = site.trace();
        ExpressionCalls calls = new ExpressionCalls(site);
        for (Expression expression : Gradients.order(trace.roots())) {
            if (expression.operation() instanceof Source source) {
                calls.give(expression, slot(site, source, expression.shape()));
            }
        }
        calls.compute(trace.roots());
        site.outputs(trace.outputs().stream().map(calls::slot).toList());
        trace.losses().forEach(loss -> site.addLoss(calls.slot(loss)));
        if (site.isTraining() && !site.isFrozen()) {
            trace.assigned().forEach((weight, value) -> assign(site, weight, calls.slot(value)));
        }
        trace.remembered().forEach((index, value) -> remember(site, index, calls.slot(value)));
        site.backwardAll(gradients -> backward(site, trace, calls, gradients));
    }

    private static Slot slot(LayerSite site, Source source, Shape shape) {
        return switch (source.role()) {
            case INPUT -> site.input(source.index());
            case MASK -> site.mask(source.index()).orElseThrow();
            case WEIGHT -> site.latest(source.index());
            case MEMORY -> remembered(site, source.index(), shape);
            case GRADIENT -> throw new IllegalStateException("A layer computes with the gradient of its output.");
        };
    }

    private static void assign(LayerSite site, int weight, Slot value) {
        Slot kept = site.lasting(value.length());
        site.add(Moves.copy(value, kept));
        site.moved(weight, kept);
    }

    private static Slot remembered(LayerSite site, int index, Shape shape) {
        Slot slot = site.slot(shape.size());
        site.add(new JavaCall("remembered", List.of(), List.of(slot), () -> {
            float[] numbers = RememberedState.numbers(site.state().remembered(index), shape, site.layerName());
            slot.write(0, numbers, 0, numbers.length);
        }));
        return slot;
    }

    private static void remember(LayerSite site, int index, Slot value) {
        site.add(new JavaCall("remember", List.of(value), List.of(), () -> {
            float[] numbers = new float[Math.toIntExact(value.length())];
            value.read(0, numbers, 0, numbers.length);
            site.state().remember(index, numbers);
        }));
    }

    private static void backward(LayerSite site, Trace trace, ExpressionCalls calls, List<Optional<Slot>> gradients) {
        if (site.startsBeforeActivation()) {
            site.passGradient(0, gradients.get(0).orElseThrow());
            return;
        }
        List<Expression> outputs = new ArrayList<>();
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            if (gradients.get(i).isPresent()) {
                outputs.add(trace.outputs().get(i));
                factors.add(Expression.source(Role.GRADIENT, i, trace.outputs().get(i).shape()));
                calls.give(factors.get(factors.size() - 1), gradients.get(i).get());
            }
        }
        for (Expression loss : site.minimizesLosses() ? trace.losses() : List.<Expression>of()) {
            outputs.add(loss);
            factors.add(Expression.fill(1, Shape.scalar()));
        }
        List<Target> targets = targets(site, trace);
        List<Optional<Expression>> found = Gradients.of(outputs, factors, targets.stream().map(Target::source).toList());
        for (int i = 0; i < targets.size(); i++) {
            targets.get(i).fill(site, calls, found.get(i));
        }
    }

    private static List<Target> targets(LayerSite site, Trace trace) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < site.inputCount(); i++) {
            if (site.needsInputGradient(i)) {
                targets.add(new Target(trace.input(i), i, null));
            }
        }
        for (int i = 0; i < trace.weights().size(); i++) {
            Optional<Slot> slot = site.weightGradient(i);
            if (slot.isPresent()) {
                targets.add(new Target(trace.weight(i), i, slot.get()));
            }
        }
        return targets;
    }

    /** Something that a gradient is wanted of: an input, or a weight with the place of its gradient. */
    private record Target(Expression source, int index, Slot slot) {

        void fill(LayerSite site, ExpressionCalls calls, Optional<Expression> gradient) {
            if (slot != null) {
                calls.compute(gradient.orElseGet(() -> Expression.fill(0, source.shape())), slot);
            } else if (gradient.isPresent()) {
                calls.compute(List.of(gradient.get()));
                site.passGradient(index, calls.slot(gradient.get()));
            }
        }
    }
}
