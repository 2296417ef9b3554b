package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation.Role;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.SequenceLayer;
import dev.corno.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link Bidirectional}: the kernel of recurrent layers for each direction, and what the layer says of merging both. */
final class BidirectionalKernel implements Kernel<Bidirectional> {

    private final RecurrentKernel recurrent = new RecurrentKernel();

    @Override
    public boolean takes(Bidirectional layer, LayerSite site) {
        return takes(layer.layer(), forward(layer, site)) && takes(layer.backwardLayer(), backward(layer, site));
    }

    private boolean takes(SequenceLayer<?> layer, LayerSite site) {
        return layer.activityRegularizer() == Regularizers.NONE && recurrent.takes(layer, site);
    }

    @Override
    public void check(Bidirectional layer, String name) {
        recurrent.check(layer.layer(), name);
        recurrent.check(layer.backwardLayer(), name);
    }

    @Override
    public boolean takesMasks() {
        return true;
    }

    private static LayerSite forward(Bidirectional layer, LayerSite site) {
        return site.part(layer.layer(), inputs(site, 0), 0, 0);
    }

    private static LayerSite backward(Bidirectional layer, LayerSite site) {
        SequenceLayer<?> first = layer.layer();
        return site.part(layer.backwardLayer(), inputs(site, 1), first.weights(site.inputShape()).size(),
                first.stateShapes(site.inputShape()).size());
    }

    /** {@return the sequence, and a direction's half of the first states} */
    private static List<Integer> inputs(LayerSite site, int direction) {
        int states = (site.inputCount() - 1) / 2;
        return IntStream.concat(IntStream.of(0), IntStream.range(1 + direction * states, 1 + (direction + 1) * states)).boxed().toList();
    }

    @Override
    public void build(Bidirectional layer, LayerSite site) {
        LayerSite forward = forward(layer, site);
        LayerSite backward = backward(layer, site);
        recurrent.build(layer.layer(), forward);
        recurrent.build(layer.backwardLayer(), backward);
        Expression y = output(forward, 0);
        Expression back = output(backward, 1);
        List<Expression> merged = layer.merged(y, back);
        ExpressionCalls calls = new ExpressionCalls(site);
        calls.give(y, forward.outputs().get(0));
        calls.give(back, backward.outputs().get(0));
        calls.compute(merged);
        site.outputs(Stream.of(merged.stream().map(calls::slot), states(forward), states(backward)).flatMap(slots -> slots).toList());
        site.backwardAll(gradients -> {
            List<Optional<Slot>> split = split(calls, merged, List.of(y, back), gradients);
            int states = (gradients.size() - merged.size()) / 2;
            forward.runBackward(all(split.get(0), gradients.subList(merged.size(), merged.size() + states)));
            backward.runBackward(all(split.get(1), gradients.subList(merged.size() + states, gradients.size())));
        });
    }

    private static Expression output(LayerSite site, int direction) {
        return Expression.source(Role.INPUT, direction, site.outputShape().prepend(site.batch()));
    }

    private static Stream<Slot> states(LayerSite site) {
        return site.outputs().stream().skip(1);
    }

    private static List<Optional<Slot>> all(Optional<Slot> output, List<Optional<Slot>> states) {
        List<Optional<Slot>> all = new ArrayList<>(List.of(output));
        all.addAll(states);
        return all;
    }

    /** {@return the gradients of what was merged} */
    private static List<Optional<Slot>> split(ExpressionCalls calls, List<Expression> merged, List<Expression> parts,
            List<Optional<Slot>> gradients) {
        List<Expression> outputs = new ArrayList<>();
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < merged.size(); i++) {
            if (gradients.get(i).isPresent()) {
                Expression factor = Expression.source(Role.GRADIENT, i, merged.get(i).shape());
                outputs.add(merged.get(i));
                factors.add(factor);
                calls.give(factor, gradients.get(i).get());
            }
        }
        List<Optional<Expression>> found = Gradients.of(outputs, factors, parts);
        found.forEach(gradient -> gradient.ifPresent(each -> calls.compute(List.of(each))));
        return found.stream().map(gradient -> gradient.map(calls::slot)).toList();
    }
}
