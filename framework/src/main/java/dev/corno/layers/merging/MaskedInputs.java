package dev.corno.layers.merging;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * The inputs of a merging layer, all with as many axes, and their masks spread over the same axes; empty where all counts.
 *
 * @param inputs the inputs
 * @param masks their masks
 */
record MaskedInputs(List<Expression> inputs, List<Optional<Expression>> masks) {

    static MaskedInputs of(LayerCall call) {
        int rank = IntStream.range(0, call.inputCount()).map(i -> call.input(i).rank()).max().orElseThrow();
        List<Expression> inputs = new ArrayList<>();
        List<Optional<Expression>> masks = new ArrayList<>();
        for (int i = 0; i < call.inputCount(); i++) {
            int missing = rank - call.input(i).rank();
            inputs.add(raised(call.input(i), missing, 0));
            masks.add(call.mask(i).map(mask -> raised(mask, missing, rank - missing - mask.rank())));
        }
        return new MaskedInputs(inputs, masks);
    }

    private static Expression raised(Expression x, int afterBatch, int atEnd) {
        IntStream before = IntStream.concat(IntStream.of(x.dim(0)), IntStream.range(0, afterBatch).map(axis -> 1));
        IntStream after = IntStream.concat(IntStream.range(1, x.rank()).map(x::dim), IntStream.range(0, atEnd).map(axis -> 1));
        return x.reshape(IntStream.concat(before, after).toArray());
    }

    boolean areMasked() {
        return masks.stream().anyMatch(Optional::isPresent);
    }

    /** {@return the inputs combined} */
    Expression combined(BinaryOperator<Expression> function) {
        return inputs.stream().reduce(function).orElseThrow();
    }

    /** {@return the product of what the masks leave; 0 where all masks leave nothing} */
    Expression product() {
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Expression input = inputs.get(i);
            factors.add(masks.get(i).map(mask -> mask.select(input, Expression.fill(1, Shape.scalar()))).orElse(input));
        }
        Expression product = new MaskedInputs(factors, masks).combined(Expression::times);
        if (!masks.stream().allMatch(Optional::isPresent)) {
            return product;
        }
        Expression any = masks.stream().map(Optional::orElseThrow).reduce(Expression::maximum).orElseThrow();
        return any.select(product, Expression.fill(0, Shape.scalar()));
    }

    /** {@return the inputs combined, of two what a mask leaves where the other's mask leaves nothing} */
    Expression extreme(BinaryOperator<Expression> function) {
        Expression output = inputs.get(0);
        Optional<Expression> visible = masks.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            Expression before = output;
            Expression input = inputs.get(i);
            Expression x = masks.get(i).map(mask -> selected(mask, input, before)).orElse(input);
            Expression left = visible.map(mask -> selected(mask, before, x)).orElse(before);
            Optional<Expression> next = masks.get(i);
            visible = visible.flatMap(mask -> next.map(mask::maximum));
            output = function.apply(left, x);
        }
        return output;
    }

    private static Expression selected(Expression mask, Expression yes, Expression no) {
        Shape shape = Operation.broadcast(yes.shape(), no.shape());
        return mask.select(yes.broadcastTo(shape), no.broadcastTo(shape));
    }
}
