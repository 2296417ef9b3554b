package dev.corno.backend.dl4j;

import dev.corno.activations.Activation;
import dev.corno.activations.Celu;
import dev.corno.activations.ElementwiseActivation;
import dev.corno.activations.Elu;
import dev.corno.activations.Exponential;
import dev.corno.activations.Gelu;
import dev.corno.activations.HardShrink;
import dev.corno.activations.HardSigmoid;
import dev.corno.activations.HardSilu;
import dev.corno.activations.HardTanh;
import dev.corno.activations.LeakyRelu;
import dev.corno.activations.LogSigmoid;
import dev.corno.activations.LogSoftmax;
import dev.corno.activations.Mish;
import dev.corno.activations.Relu;
import dev.corno.activations.Relu6;
import dev.corno.activations.RowwiseActivation;
import dev.corno.activations.Softmax;
import dev.corno.activations.SoftShrink;
import dev.corno.activations.Softplus;
import dev.corno.activations.SparsePlus;
import dev.corno.activations.SparseSigmoid;
import dev.corno.activations.Squareplus;
import dev.corno.activations.TanhShrink;
import dev.corno.activations.Threshold;
import java.util.Map;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * An activation of ours inside DL4J's layers. DL4J's own are used where they compute the same; its softplus and mish overflow, its
 * hard sigmoid has another slope, its GELU is approximate.
 */
final class EngineActivation extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;
    private static final Map<String, IActivation> STOCK = Map.of(
            "linear", new ActivationIdentity(),
            "relu", new ActivationReLU(),
            "selu", new ActivationSELU(),
            "sigmoid", new ActivationSigmoid(),
            "silu", new ActivationSwish(),
            "softmax", new ActivationSoftmax(),
            "softsign", new ActivationSoftSign(),
            "tanh", new ActivationTanH());

    @JsonProperty("activation")
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "function")
    @JsonSubTypes({
        @JsonSubTypes.Type(Celu.class), @JsonSubTypes.Type(Elu.class), @JsonSubTypes.Type(Exponential.class),
        @JsonSubTypes.Type(Gelu.class), @JsonSubTypes.Type(HardShrink.class), @JsonSubTypes.Type(HardSigmoid.class),
        @JsonSubTypes.Type(HardSilu.class), @JsonSubTypes.Type(HardTanh.class), @JsonSubTypes.Type(LeakyRelu.class),
        @JsonSubTypes.Type(LogSigmoid.class), @JsonSubTypes.Type(LogSoftmax.class), @JsonSubTypes.Type(Mish.class),
        @JsonSubTypes.Type(Relu.class), @JsonSubTypes.Type(Relu6.class), @JsonSubTypes.Type(SoftShrink.class),
        @JsonSubTypes.Type(Softmax.class), @JsonSubTypes.Type(Softplus.class), @JsonSubTypes.Type(SparsePlus.class),
        @JsonSubTypes.Type(SparseSigmoid.class), @JsonSubTypes.Type(Squareplus.class),
        @JsonSubTypes.Type(TanhShrink.class), @JsonSubTypes.Type(Threshold.class)})
    private final transient Activation activation;

    private EngineActivation(@JsonProperty("activation") Activation activation) {
        this.activation = activation;
    }

    /** {@return the engine's form of an activation, for matrices of shape (batch, values)} */
    static IActivation of(Activation activation) {
        if (!(activation instanceof ElementwiseActivation || activation instanceof RowwiseActivation)) {
            throw new IllegalArgumentException("Activation \"" + activation.name() + "\": expects an ElementwiseActivation or a"
                    + " RowwiseActivation, got " + activation.getClass().getName() + ". Implement one of them.");
        }
        boolean isDefault = !(activation instanceof Relu relu) || relu.equals(new Relu());
        return isDefault && STOCK.containsKey(activation.name()) && isOurs(activation) ? STOCK.get(activation.name())
                : new EngineActivation(activation);
    }

    private static boolean isOurs(Activation activation) {
        return activation.getClass().getPackage().equals(Activation.class.getPackage());
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return NdArrays.of(values(NdArrays.toFloats(in), width(in)), in.shape());
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        float[] x = NdArrays.toFloats(in);
        float[] error = NdArrays.toFloats(epsilon);
        if (activation instanceof RowwiseActivation rowwise) {
            float[] y = rowwise.usesInput() ? x : values(x, width(in));
            for (int from = 0; from < y.length; from += width(in)) {
                rowwise.backward(y, error, error, from, width(in));
            }
        } else {
            ElementwiseActivation elementwise = (ElementwiseActivation) activation;
            for (int i = 0; i < x.length; i++) {
                error[i] = (float) (error[i] * elementwise.derivative(x[i]));
            }
        }
        return new Pair<>(NdArrays.of(error, in.shape()), null);
    }

    private float[] values(float[] x, int width) {
        if (activation instanceof RowwiseActivation rowwise) {
            for (int from = 0; from < x.length; from += width) {
                rowwise.forward(x, x, from, width);
            }
        } else {
            ElementwiseActivation elementwise = (ElementwiseActivation) activation;
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) elementwise.value(x[i]);
            }
        }
        return x;
    }

    private static int width(INDArray array) {
        return array.rank() == 0 ? 1 : Math.toIntExact(array.size(array.rank() - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineActivation that && activation.equals(that.activation);
    }

    @Override
    public int hashCode() {
        return activation.hashCode();
    }

    @Override
    public String toString() {
        return activation.name();
    }
}
