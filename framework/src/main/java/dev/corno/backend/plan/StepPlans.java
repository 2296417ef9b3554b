package dev.corno.backend.plan;

import dev.corno.backend.BackendException;
import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.Mode;
import dev.corno.backend.StepProfile;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a network by {@link Plan}s, one for each shape of batch and each mode, of which it keeps the last few. */
public final class StepPlans implements Execution {

    /** Training, its last batch, validation, its last batch, and two of prediction. */
    private static final int KEPT = 6;

    private final Network network;
    private final Planner planner;
    private final StepCounter steps = new StepCounter();
    private final Map<Key, Plan> plans = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final boolean[] frozen;
    private Plan last;
    private StepProfile profile;

    /**
     * Makes nothing yet.
     *
     * @param network the network
     * @param planner what makes its plans
     */
    public StepPlans(Network network, Planner planner) {
        this.network = network;
        this.planner = planner;
        this.frozen = new boolean[network.nodes().size()];
        seesFreezing();
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs, Mode mode, long step) {
        if (seesFreezing()) {
            closePlans();
        }
        steps.current(step);
        last = plan(inputs, mode);
        return last.forward(inputs, mode != Mode.TRAIN, profile);
    }

    private boolean seesFreezing() {
        boolean isChanged = false;
        List<LayerNode> nodes = network.nodes();
        for (int i = 0; i < frozen.length; i++) {
            boolean now = nodes.get(i).state().isFrozen();
            isChanged |= now != frozen[i];
            frozen[i] = now;
        }
        return isChanged;
    }

    private Plan plan(List<Tensor> inputs, Mode mode) {
        Key key = new Key(mode, inputs.stream().map(Tensor::shape).toList());
        Plan found = plans.get(key);
        if (found == null) {
            if (plans.size() == KEPT) {
                Key oldest = plans.keySet().iterator().next();
                plans.remove(oldest).close();
            }
            found = plans.isEmpty() ? build(key) : buildBesideOthers(key);
            plans.put(key, found);
        }
        return found;
    }

    // What does not fit beside the plans of other batches may fit alone.
    private Plan buildBesideOthers(Key key) {
        try {
            return build(key);
        } catch (BackendException e) {
            closePlans();
            return build(key);
        }
    }

    private Plan build(Key key) {
        int batch = key.shapes().get(0).dim(0);
        List<Shape> shapes = key.shapes().stream().map(shape -> shape.slice(1, shape.rank())).toList();
        return planner.plan(key.mode(), shapes, batch, steps);
    }

    @Override
    public double layerLoss() {
        return last.layerLoss();
    }

    @Override
    public void backward(List<Tensor> gradients) {
        last.backward(gradients, profile);
    }

    @Override
    public List<Optional<Tensor>> inputGradients() {
        return last.inputGradients();
    }

    @Override
    public void readGradient(HeldWeight weight, float[] gradient) {
        planner.readGradient(weight, gradient, 0, Math.toIntExact(weight.shape().size()));
    }

    @Override
    public boolean readsInParts() {
        return true;
    }

    @Override
    public void readGradient(HeldWeight weight, float[] gradient, int from, int to) {
        planner.readGradient(weight, gradient, from, to);
    }

    @Override
    public void moveStatistics() {
        last.finishStep();
    }

    @Override
    public void profile(Optional<StepProfile> times) {
        profile = times.orElse(null);
    }

    private void closePlans() {
        new ArrayList<>(plans.values()).forEach(Plan::close);
        plans.clear();
        last = null;
    }

    @Override
    public void close() {
        closePlans();
        planner.close();
    }

    private record Key(Mode mode, List<Shape> shapes) {
    }
}
