package dev.corno.backend.plan;

import dev.corno.backend.BackendException;
import dev.corno.backend.StepProfile;
import dev.corno.backend.onednn.OpenMp;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan over oneDNN and Java: lists of calls that only have to be run. */
final class NativePlan implements Plan {

    private final int batch;
    private final List<Slot> inputs;
    private final List<Shape> inputShapes;
    private final List<Slot> outputs;
    private final List<Shape> outputShapes;
    private final List<Slot> outputGradients;
    private final List<Optional<Slot>> inputGradients;
    private final List<Slot> losses;
    private final Step[] preparations;
    private final Step[] forward;
    private final Step[] backward;
    private final Runnable[] afterStep;
    private final PlanWeights weights;
    private final Memory memory;
    private final List<float[]> outputArrays = new ArrayList<>();
    private final List<Tensor> outputTensors = new ArrayList<>();
    private long preparedVersion = -1;

    NativePlan(int batch, List<Slot> inputs, List<Shape> inputShapes, List<Slot> outputs, List<Shape> outputShapes,
            List<Slot> outputGradients, List<Optional<Slot>> inputGradients, List<Slot> losses, List<Step> preparations,
            List<Step> forward, List<Step> backward, List<Runnable> afterStep, PlanWeights weights, Memory memory) {
        this.batch = batch;
        this.inputs = inputs;
        this.inputShapes = inputShapes;
        this.outputs = outputs;
        this.outputShapes = outputShapes;
        this.outputGradients = outputGradients;
        this.inputGradients = inputGradients;
        this.losses = losses;
        this.preparations = preparations.toArray(Step[]::new);
        this.forward = forward.toArray(Step[]::new);
        this.backward = backward.toArray(Step[]::new);
        this.afterStep = afterStep.toArray(Runnable[]::new);
        this.weights = weights;
        this.memory = memory;
    }

    @Override
    public List<Tensor> forward(List<Tensor> x, boolean isKept, StepProfile profile) {
        weights.refresh();
        if (preparedVersion != weights.version()) {
            run(preparations, StepProfile.Pass.FORWARD, profile);
            preparedVersion = weights.version();
        }
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).write(x.get(i));
        }
        run(forward, StepProfile.Pass.FORWARD, profile);
        return isKept ? newOutputs() : reusedOutputs();
    }

    private List<Tensor> newOutputs() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            tensors.add(tensor(outputs.get(i), outputShapes.get(i)));
        }
        return tensors;
    }

    private Tensor tensor(Slot slot, Shape shape) {
        float[] numbers = new float[Math.toIntExact(slot.length())];
        slot.read(0, numbers, 0, numbers.length);
        return Tensor.of(numbers, shape.prepend(batch).toArray());
    }

    private List<Tensor> reusedOutputs() {
        if (outputTensors.isEmpty()) {
            for (int i = 0; i < outputs.size(); i++) {
                outputArrays.add(new float[Math.toIntExact(outputs.get(i).length())]);
                outputTensors.add(Tensor.of(outputArrays.get(i), outputShapes.get(i).prepend(batch).toArray()));
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).read(0, outputArrays.get(i), 0, outputArrays.get(i).length);
        }
        return outputTensors;
    }

    @Override
    public void backward(List<Tensor> gradients, StepProfile profile) {
        for (int i = 0; i < outputGradients.size(); i++) {
            outputGradients.get(i).write(gradients.get(i));
        }
        run(backward, StepProfile.Pass.BACKWARD, profile);
    }

    @Override
    public List<Optional<Tensor>> inputGradients() {
        List<Optional<Tensor>> tensors = new ArrayList<>();
        for (int i = 0; i < inputGradients.size(); i++) {
            Shape shape = inputShapes.get(i);
            tensors.add(inputGradients.get(i).map(slot -> tensor(slot, shape)));
        }
        return tensors;
    }

    @Override
    public double layerLoss() {
        double sum = 0;
        for (Slot loss : losses) {
            sum += loss.buffer().get(0);
        }
        return sum;
    }

    @Override
    public void finishStep() {
        for (Runnable work : afterStep) {
            work.run();
        }
    }

    private void run(Step[] steps, StepProfile.Pass pass, StepProfile profile) {
        int threads = 0;
        for (Step step : steps) {
            if (step.threads() != threads) {
                threads = step.threads();
                OpenMp.use(threads);
            }
            if (profile == null) {
                run(step);
            } else {
                long start = System.nanoTime();
                run(step);
                profile.add(step.layer(), pass, step.call().what(), System.nanoTime() - start);
            }
        }
        // What else the thread runs through OpenMP is not to be slowed by a small last step.
        if (threads != OpenMp.threads()) {
            OpenMp.use(OpenMp.threads());
        }
    }

    private void run(Step step) {
        try {
            step.call().run();
        } catch (RuntimeException e) {
            throw new BackendException("Layer \"" + step.layer() + "\": expects to compute \"" + step.call().what()
                    + "\" for inputs of shapes " + inputShapes.stream().map(shape -> shape.prepend(batch)).toList() + ", got " + e
                    + ". The cause below says where.", e);
        }
    }

    @Override
    public void close() {
        for (Step[] phase : List.of(preparations, forward, backward)) {
            for (Step step : phase) {
                step.call().close();
            }
        }
        memory.close();
    }

    /** A call, the layer that it belongs to, and how many threads it takes. */
    record Step(String layer, Call call, int threads) {
    }
}
