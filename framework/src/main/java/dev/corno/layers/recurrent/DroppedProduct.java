package dev.corno.layers.recurrent;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;

/**
 * The product of rows with a kernel whose last axis has a part for each gate. What is dropped of the rows is the same for all steps of
 * a sequence; each gate may drop other numbers.
 */
final class DroppedProduct {

    private final List<Expression> masks;
    private final List<Expression> kernels;
    private final BinaryOperator<Expression> product;

    private DroppedProduct(List<Expression> masks, List<Expression> kernels, BinaryOperator<Expression> product) {
        this.masks = masks;
        this.kernels = kernels;
        this.product = product;
    }

    /**
     * {@return the product}
     *
     * @param kernel the kernel
     * @param masks none, one for all gates, or one for each
     * @param product how rows and kernel are multiplied
     */
    static DroppedProduct of(Expression kernel, List<Expression> masks, BinaryOperator<Expression> product) {
        if (masks.size() < 2) {
            return new DroppedProduct(masks, List.of(kernel), product);
        }
        int width = kernel.dim(-1) / masks.size();
        List<Expression> kernels = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            kernels.add(kernel.slice(-1, i * width, (i + 1) * width));
        }
        return new DroppedProduct(masks, kernels, product);
    }

    /** {@return what is multiplied with numbers while training so that a part of them is dropped; empty where nothing is} */
    static List<Expression> masks(LayerCall call, double rate, OptionalLong seed, int count, Shape shape) {
        List<Expression> masks = new ArrayList<>();
        for (int i = 0; i < count && call.isTraining() && rate > 0; i++) {
            masks.add(call.random(Distribution.UNIFORM, seed, shape).greaterEqual(Expression.fill(rate, Shape.scalar()))
                    .dividedBy(1 - rate));
        }
        return masks;
    }

    /** {@return the product of the rows of a step, or of all steps at once} */
    Expression of(Expression rows) {
        List<Expression> products = new ArrayList<>();
        for (int i = 0; i < kernels.size(); i++) {
            products.add(product.apply(masks.isEmpty() ? rows : rows.times(fitting(masks.get(i), rows)), kernels.get(i)));
        }
        return Expression.concatenate(-1, products);
    }

    private static Expression fitting(Expression mask, Expression rows) {
        return rows.rank() > mask.rank() ? mask.expandDims(1) : mask;
    }
}
