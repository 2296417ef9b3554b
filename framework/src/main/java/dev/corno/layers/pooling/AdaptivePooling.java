package dev.corno.layers.pooling;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SlidingWindow;
import dev.corno.layers.SpatialProducts;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer that divides each channel of sequences, pictures or volumes into a given number of parts, which may overlap by one place, and
 * keeps one number for each. Part {@code i} of {@code n} of an axis goes from {@code floor(i * length / n)} to
 * {@code ceil((i + 1) * length / n)}.
 */
public interface AdaptivePooling extends SingleInputLayer {

    /** {@return into how many parts each axis is divided} */
    List<Integer> parts();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return whether the largest number is kept, otherwise the mean} */
    boolean isMaximum();

    @Override
    default Shape outputShape(Shape input) {
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), parts().size());
        if (shape.lengths().contains(0)) {
            throw new ShapeMismatchException(className(), "expects inputs with at least one place along each axis, got " + input + ".");
        }
        return shape.lengths(parts()).toShape(dataFormat());
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        int first = dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 2;
        List<Integer> lengths = IntStream.range(0, parts().size()).mapToObj(axis -> x.dim(first + axis)).toList();
        if (IntStream.range(0, parts().size()).allMatch(axis -> lengths.get(axis) % parts().get(axis) == 0)) {
            List<Integer> size = IntStream.range(0, parts().size()).mapToObj(axis -> lengths.get(axis) / parts().get(axis)).toList();
            SlidingWindow window = new SlidingWindow(size, size, Collections.nCopies(size.size(), 1), Padding.VALID);
            return dataFormat().fromChannelsLast(dataFormat().toChannelsLast(x).pool(window.over(lengths), isMaximum()));
        }
        return isMaximum() ? largest(x, first) : SpatialProducts.of(x, dataFormat(), (axis, from) -> means(from, parts().get(axis)));
    }

    private Expression largest(Expression x, int first) {
        Expression y = x;
        for (int axis = 0; axis < parts().size(); axis++) {
            int at = first + axis;
            int[] order = IntStream.range(0, y.rank()).map(i -> i == 0 ? at : i <= at ? i - 1 : i).toArray();
            int[] back = IntStream.range(0, y.rank()).map(i -> i == at ? 0 : i < at ? i + 1 : i).toArray();
            Expression front = y.transpose(order);
            Expression rows = front.reshape(front.dim(0), -1).gather(Expression.constant(places(front.dim(0), parts().get(axis))));
            y = rows.max(false, 1).reshape(front.shape().with(0, parts().get(axis))).transpose(back);
        }
        return y;
    }

    private static int start(int part, int length, int parts) {
        return (int) ((long) part * length / parts);
    }

    private static int end(int part, int length, int parts) {
        return (int) (((part + 1L) * length + parts - 1) / parts);
    }

    /** {@return for each part its places; those of short parts are filled up with their last one} */
    private static Tensor places(int length, int parts) {
        int width = IntStream.range(0, parts).map(part -> end(part, length, parts) - start(part, length, parts)).max().orElseThrow();
        float[] places = new float[Math.multiplyExact(parts, width)];
        for (int part = 0; part < parts; part++) {
            for (int i = 0; i < width; i++) {
                places[part * width + i] = Math.min(start(part, length, parts) + i, end(part, length, parts) - 1);
            }
        }
        return Tensor.of(places, parts, width);
    }

    /** {@return the matrix {@code (length, parts)} of means} */
    private static Tensor means(int length, int parts) {
        float[] matrix = new float[Math.multiplyExact(length, parts)];
        for (int part = 0; part < parts; part++) {
            int start = start(part, length, parts);
            int end = end(part, length, parts);
            for (int place = start; place < end; place++) {
                matrix[place * parts + part] = 1f / (end - start);
            }
        }
        return Tensor.of(matrix, length, parts);
    }
}
