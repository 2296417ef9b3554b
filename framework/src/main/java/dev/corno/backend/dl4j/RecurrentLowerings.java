package dev.corno.backend.dl4j;

import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.List;
import java.util.OptionalLong;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;

/** The entries of {@link Lowerings} for sequences. */
final class RecurrentLowerings {

    private RecurrentLowerings() {
    }

    static String lstm(LSTM layer, Site site) {
        return recurrent(layer, new LstmCell(EngineActivation.of(layer.activation()),
                EngineActivation.of(layer.recurrentActivation())), site);
    }

    static String gru(GRU layer, Site site) {
        return recurrent(layer, new GruCell(EngineActivation.of(layer.activation()),
                EngineActivation.of(layer.recurrentActivation()), layer.resetAfter(), layer.useBias()), site);
    }

    private static String recurrent(RecurrentLayer<?> layer, RecurrentCell cell, Site site) {
        int features = site.inputShape().dim(-1);
        int columns = layer.gates() * layer.units();
        KernelVertex kernel = new KernelVertex(new RecurrentKernel(features, layer.units(), cell, layer.useBias(),
                layer.returnSequences(), layer.goBackwards()));
        String vertex = site.add(kernel, inputs(layer, features, site));
        site.place(0, vertex, 0, 0, 1);
        site.place(1, vertex, (long) features * columns, 0, 1);
        if (layer.useBias()) {
            long end = (long) (features + layer.units()) * columns;
            if (cell.hasRecurrentBias()) {
                site.place(2, vertex, end, 0, 1);
            } else {
                site.place(2, vertex, end, 0);
            }
        }
        return vertex;
    }

    // As in Keras, a dropout of the state makes all gates drop other numbers than the others.
    private static List<String> inputs(RecurrentLayer<?> layer, int features, Site site) {
        if (site.isInference() || layer.dropout() == 0 && layer.recurrentDropout() == 0) {
            return List.of(site.input());
        }
        int masks = layer.recurrentDropout() == 0 ? 1 : layer.gates();
        return List.of(site.input(), mask("input", features * masks, layer.dropout(), layer.seed(), site),
                mask("state", layer.units() * masks, layer.recurrentDropout(), otherThan(layer.seed()), site));
    }

    private static OptionalLong otherThan(OptionalLong seed) {
        return seed.isPresent() ? OptionalLong.of(Randomness.mix(seed.getAsLong(), 0)) : seed;
    }

    private static String mask(String part, int width, double rate, OptionalLong seed, Site site) {
        String ones = site.addPart(part + "_ones", new OnesKernel(width), site.input());
        if (rate == 0) {
            return ones;
        }
        DropoutLayer dropout = (seed.isPresent() ? new DropoutLayer.Builder(new SeededDropout(rate, seed.getAsLong()))
                : new DropoutLayer.Builder(1 - rate)).build();
        return site.addPart(part + "_mask", dropout, ones);
    }
}
