package dev.corno.optimizers;

import dev.corno.constraints.Constraint;
import dev.corno.constraints.Constraints;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** A weight in a Java array, for tests. */
public final class ArrayParameter implements Parameter {

    private final String path;
    private final Shape shape;
    private final float[] weights;
    private float[] gradient;
    private boolean trainable = true;
    private boolean decayed = true;
    private Constraint constraint = Constraints.NONE;
    private boolean readInParts;
    private int changes;

    public ArrayParameter(String path, Tensor initial) {
        this.path = path;
        this.shape = initial.shape();
        this.weights = initial.toFloatArray();
        this.gradient = new float[weights.length];
    }

    public ArrayParameter(String path, float... initial) {
        this(path, Tensor.of(initial, initial.length));
    }

    public ArrayParameter decayed(boolean value) {
        decayed = value;
        return this;
    }

    void constraint(Constraint value) {
        constraint = value;
    }

    @Override
    public Constraint constraint() {
        return constraint;
    }

    ArrayParameter readInParts(boolean value) {
        readInParts = value;
        return this;
    }

    public void trainable(boolean value) {
        trainable = value;
    }

    public void gradient(Tensor value) {
        gradient = value.toFloatArray();
    }

    public void gradient(float... values) {
        gradient = values;
    }

    public Tensor value() {
        return Tensor.of(weights.clone(), shape.toArray());
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public boolean isTrainable() {
        return trainable;
    }

    @Override
    public boolean isDecayed() {
        return decayed;
    }

    @Override
    public float[] values() {
        return weights;
    }

    @Override
    public void readGradient(float[] target) {
        System.arraycopy(gradient, 0, target, 0, gradient.length);
    }

    @Override
    public boolean isReadInParts() {
        return readInParts;
    }

    @Override
    public void readGradient(float[] target, int from, int to) {
        System.arraycopy(gradient, from, target, from, to - from);
    }

    @Override
    public void changed() {
        changes++;
    }

    /** How often an update said that it changed the weight. */
    int changes() {
        return changes;
    }
}
