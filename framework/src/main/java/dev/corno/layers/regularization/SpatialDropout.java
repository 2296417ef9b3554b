package dev.corno.layers.regularization;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** A dropout of whole channels. */
public interface SpatialDropout extends SingleInputLayer {

    /** {@return the fraction of channels set to zero} */
    double rate();

    /** {@return where random numbers start, or empty to follow the model} */
    OptionalLong seed();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return how many axes a channel has} */
    int spatialAxes();

    @Override
    default Shape outputShape(Shape input) {
        if (input.rank() != spatialAxes() + 1) {
            throw new ShapeMismatchException(className(), "expects inputs of " + (spatialAxes() + 2) + " axes, batch included, got "
                    + input.withBatch() + ".");
        }
        return input;
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        int[] noise = new int[x.rank()];
        Arrays.fill(noise, 1);
        int channels = dataFormat() == DataFormat.CHANNELS_LAST ? x.rank() - 1 : 1;
        noise[0] = x.dim(0);
        noise[channels] = x.dim(channels);
        return call.isTraining() && rate() > 0 ? Noise.drop(call, x, rate(), seed(), Shape.of(noise)) : x;
    }

    @Override
    default MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }

    /**
     * Throws an error if a rate is none.
     *
     * @param layer the layer that has it
     * @param rate the fraction of channels set to zero
     */
    static void check(String layer, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(layer + ": rate must be in [0, 1], got " + rate + ".");
        }
    }
}
