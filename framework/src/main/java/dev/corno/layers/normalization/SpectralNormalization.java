package dev.corno.layers.normalization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.TruncatedNormal;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Holds the kernel of another layer to spectral norm 1: each step of training divides it by its largest singular value, which power
 * iterations estimate, {@code v = unit(u * W^T)}, {@code u = unit(v * W)}, {@code kernel = kernel / (v * W * u^T)}, with the kernel as a
 * matrix {@code W} whose columns are its last axis. Prediction uses the kernel as it is.
 * Miyato et al., 2018, <a href="https://arxiv.org/abs/1802.05957">Spectral Normalization for Generative Adversarial Networks</a>.
 *
 * <p>Input and output shape: those of the other layer. Weights: its kernel; {@code vector_u (1, last axis of the kernel)}, truncated
 * normal with standard deviation 0.02, not trained; its other weights.
 *
 * <pre>{@code
 * var layer = new SpectralNormalization(new Dense(64));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param layer the other layer, whose first weight is a {@code kernel} or {@code embeddings}
 * @param powerIterations how often the estimate is improved in each step, at least 1; 1 by default
 */
@CheckReturnValue
public record SpectralNormalization(String name, Layer layer, int powerIterations) implements Layer {

    private static final double SHORTEST = 1e-7;
    private static final int KERNEL = 0;
    private static final int VECTOR = 1;
    private static final List<String> KERNELS = List.of("kernel", "embeddings");

    /** Checks the parameters. */
    public SpectralNormalization {
        Objects.requireNonNull(layer, "layer");
        if (powerIterations < 1) {
            throw new IllegalArgumentException("SpectralNormalization: powerIterations must be a positive integer, got " + powerIterations
                    + ".");
        }
    }

    /**
     * One iteration in each step.
     *
     * @param layer the other layer
     */
    public SpectralNormalization(Layer layer) {
        this(null, layer, 1);
    }

    @Override
    public SpectralNormalization name(String value) {
        return new SpectralNormalization(value, layer, powerIterations);
    }

    /**
     * {@return a copy with another number of iterations}
     *
     * @param value see {@link #powerIterations}
     */
    public SpectralNormalization powerIterations(int value) {
        return new SpectralNormalization(name, layer, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape output = layer.outputShape(inputs);
        requireKernel(layer.weights(inputs));
        return output;
    }

    @Override
    public List<Shape> outputShapes(List<Shape> inputs) {
        requireKernel(layer.weights(inputs));
        return layer.outputShapes(inputs);
    }

    private void requireKernel(List<LayerWeight> weights) {
        if (weights.isEmpty() || !KERNELS.contains(weights.get(0).name())) {
            throw new ShapeMismatchException("SpectralNormalization", "expects a layer whose first weight is a kernel or embeddings, got "
                    + layer.className() + " with the weights " + weights.stream().map(LayerWeight::name).toList() + ".");
        }
    }

    @Override
    public List<LayerWeight> weights(List<Shape> inputs) {
        List<LayerWeight> inner = layer.weights(inputs);
        List<LayerWeight> weights = new ArrayList<>(inner);
        weights.add(1, new LayerWeight("vector_u", Shape.of(1, inner.get(0).shape().dim(-1)),
                new WeightSpec(new TruncatedNormal(0, 0.02)), false));
        return List.copyOf(weights);
    }

    @Override
    public List<LayerPart> parts(List<Shape> inputs) {
        return List.of(new LayerPart("layer", Network.snakeCase(layer.className()), inputs.get(0), layer.weights(inputs).size(), 1,
                layer.parts(inputs)));
    }

    @Override
    public long multiplyAccumulates(List<Shape> inputs) {
        return layer.multiplyAccumulates(inputs);
    }

    @Override
    public List<Expression> calls(LayerCall call) {
        Expression kernel = call.isTraining() && !call.isFrozen() ? normalized(call) : call.weight(KERNEL);
        List<Expression> outputs = layer.calls(new InnerCall(call, kernel));
        outputs.forEach(output -> call.penalize(layer.activityRegularizer(), output));
        return outputs;
    }

    // The optimizer goes on from the divided kernel, with the gradient at it. A kernel of zeros stays as it is.
    private Expression normalized(LayerCall call) {
        Expression weight = call.weight(KERNEL).stopGradient();
        Expression matrix = weight.reshape(-1, weight.dim(-1));
        Expression u = call.weight(VECTOR);
        Expression v = u;
        for (int i = 0; i < powerIterations; i++) {
            v = u.matmul(matrix, false, true).unit(SHORTEST, 0, 1);
            u = v.matmul(matrix).unit(SHORTEST, 0, 1);
        }
        Expression norm = v.matmul(matrix).matmul(u, false, true).reshape(Shape.scalar());
        Expression isSet = weight.abs().max(false);
        Expression divided = isSet.select(weight.dividedBy(norm), weight).stopGradient();
        call.assign(VECTOR, isSet.select(u, call.weight(VECTOR)));
        call.assign(KERNEL, divided);
        return divided.plus(call.weight(KERNEL).minus(weight));
    }
}
