package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.PartCall;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Applies layers one after the other as if they were one: {@code last(...second(first(x)))}.
 *
 * <p>Input shape: that of the first layer. Output shape: that of the last. Weights: those of all layers.
 *
 * <pre>{@code
 * var layer = new Pipeline(new AutoContrast(), new RandomZoom(0.2), new RandomRotation(0.2));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param layers at least one; those without a name get one
 */
@CheckReturnValue
public record Pipeline(String name, List<Preprocessing> layers) implements Preprocessing {

    /** Checks the parameters. */
    public Pipeline {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("Pipeline: expects at least one layer, got 0.");
        }
        layers = named(layers);
    }

    /**
     * Layers in a row.
     *
     * @param layers the first one first
     */
    public Pipeline(Preprocessing... layers) {
        this(null, List.of(layers));
    }

    private static List<Preprocessing> named(List<Preprocessing> layers) {
        List<Preprocessing> named = new ArrayList<>();
        List<String> names = names(layers);
        for (int i = 0; i < layers.size(); i++) {
            named.add(layers.get(i).name() != null ? layers.get(i) : (Preprocessing) layers.get(i).name(names.get(i)));
        }
        return List.copyOf(named);
    }

    private static List<String> names(List<Preprocessing> layers) {
        Map<String, Integer> counters = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Preprocessing layer : layers) {
            String stem = Network.snakeCase(layer.className());
            int count = counters.merge(stem, 1, Integer::sum) - 1;
            names.add(count == 0 ? stem : stem + "_" + count);
        }
        return names;
    }

    @Override
    public Pipeline name(String value) {
        return new Pipeline(value, layers);
    }

    /** The shape that each layer reads, then that of the last one's output. */
    private List<Shape> shapes(Shape input) {
        List<Shape> shapes = new ArrayList<>(List.of(input));
        for (Preprocessing layer : layers) {
            shapes.add(layer.outputShape(shapes.get(shapes.size() - 1)));
        }
        return shapes;
    }

    @Override
    public Shape outputShape(Shape input) {
        return shapes(input).get(layers.size());
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        List<Shape> shapes = shapes(input);
        List<LayerWeight> weights = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            for (LayerWeight weight : layers.get(i).weights(shapes.get(i))) {
                weights.add(weight.inside(layers.get(i).name()));
            }
        }
        return weights;
    }

    @Override
    public List<LayerPart> parts(List<Shape> inputs) {
        List<Shape> shapes = shapes(inputs.get(0));
        List<String> names = names(layers);
        List<LayerPart> parts = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Preprocessing layer = layers.get(i);
            List<Shape> input = List.of(shapes.get(i));
            parts.add(new LayerPart("_pipeline_layers/" + names.get(i), layer.name(), shapes.get(i), layer.weights(input).size(),
                    layer.parts(input)));
        }
        return parts;
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        return call(new Samples(batch, List.of()), training, seed).x();
    }

    @Override
    public Samples call(Samples samples, boolean training, long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Samples changed = samples;
        for (Preprocessing layer : layers) {
            changed = layer.call(changed, training, seeds.nextLong());
        }
        return changed;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        int weight = 0;
        for (Preprocessing layer : layers) {
            Shape input = x.shape().slice(1, x.rank());
            x = layer.call(new PartCall(call, List.of(x), List.of(Optional.empty()), weight, 0));
            weight += layer.weights(input).size();
        }
        return x;
    }
}
