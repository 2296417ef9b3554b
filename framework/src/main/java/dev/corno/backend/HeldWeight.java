package dev.corno.backend;

import dev.corno.constraints.Constraint;
import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.optimizers.Parameter;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** One weight of a network while the engine runs it: its numbers in Keras's order, from which plans and graphs get their copies. */
public final class HeldWeight implements Parameter {

    private final String path;
    private final LayerState state;
    private final LayerWeight description;
    private final int index;
    private final HeldWeights owner;
    private float[] values;
    private long version;

    HeldWeight(String layer, LayerState state, int index, HeldWeights owner) {
        this.description = state.weights().get(index);
        this.path = layer + "/" + description.name();
        this.state = state;
        this.index = index;
        this.owner = owner;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Shape shape() {
        return description.shape();
    }

    /** {@return whose weight it is} */
    public LayerState state() {
        return state;
    }

    /** {@return which of its layer's weights it is} */
    public int index() {
        return index;
    }

    /** {@return whether the optimizer changes it when its layer is not frozen} */
    public boolean isLearned() {
        return description.trainable();
    }

    @Override
    public boolean isTrainable() {
        return isLearned() && !state.isFrozen();
    }

    @Override
    public Constraint constraint() {
        return description.spec().constraint();
    }

    // The optimizer's memory may be read before the weight is held.
    @Override
    public float[] values() {
        return values == null ? state.stored().get(index).toFloatArray() : values;
    }

    /** {@return a number that grows with each change} */
    public long version() {
        return version;
    }

    /** Takes the stored numbers. */
    void take(Tensor tensor) {
        values = tensor.toFloatArray();
        version++;
    }

    /** {@return a copy of the numbers} */
    Tensor toTensor() {
        return Tensor.of(values.clone(), shape().toArray());
    }

    /**
     * Takes new numbers.
     *
     * @param newValues the numbers, kept uncopied
     */
    public void replace(float[] newValues) {
        values = newValues;
        version++;
        owner.changed();
    }

    /** {@return whether its size adds to the loss} */
    boolean isRegularized() {
        return isLearned() && regularizer() != Regularizers.NONE;
    }

    /** {@return what its regularizer adds to the loss} */
    double penalty() {
        return isTrainable() ? regularizer().penalty(values, shape()) : 0;
    }

    private Regularizer regularizer() {
        return description.spec().regularizer();
    }

    @Override
    public void readGradient(float[] gradient) {
        owner.readGradient(this, gradient);
        if (regularizer() != Regularizers.NONE && !owner.areGradientsGiven()) {
            float scale = owner.lossScale();
            multiply(gradient, 1 / scale);
            regularizer().addGradient(values, shape(), gradient);
            multiply(gradient, scale);
        }
    }

    private void multiply(float[] gradient, float factor) {
        for (int i = 0; factor != 1 && i < values.length; i++) {
            gradient[i] *= factor;
        }
    }

    @Override
    public boolean isReadInParts() {
        return regularizer() == Regularizers.NONE && owner.readsInParts();
    }

    @Override
    public void readGradient(float[] gradient, int from, int to) {
        owner.readGradient(this, gradient, from, to);
    }

    @Override
    public void changed() {
        version++;
        owner.changed();
    }
}
