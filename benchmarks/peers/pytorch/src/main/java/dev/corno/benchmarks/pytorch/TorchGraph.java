package dev.corno.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Blocks of which each takes its inputs from any of those before it. In inference, values are released as soon as nobody needs them. */
final class TorchGraph extends AbstractBlock {

    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> lastUses = new ArrayList<>(List.of(0));

    /** {@return the number of the input's value} */
    int input() {
        return 0;
    }

    /** {@return the number of the value that a block makes of others} */
    int add(Block block, int... inputs) {
        int value = steps.size() + 1;
        for (int input : inputs) {
            lastUses.set(input, steps.size());
        }
        lastUses.add(steps.size());
        steps.add(new Step(addChildBlock("block" + value, block), inputs));
        return value;
    }

    @Override
    protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray[] values = new NDArray[steps.size() + 1];
        values[0] = inputs.singletonOrThrow();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            NDList arguments = new NDList(step.inputs().length);
            for (int input : step.inputs()) {
                arguments.add(values[input]);
            }
            values[i + 1] = step.block().forward(store, arguments, training, params).head();
            if (!training) {
                release(values, i);
            }
        }
        return new NDList(values[steps.size()]);
    }

    private void release(NDArray[] values, int done) {
        for (int input : steps.get(done).inputs()) {
            if (input > 0 && lastUses.get(input) == done && values[input] != values[done + 1]) {
                values[input].close();
            }
        }
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        walk(shapes, (block, inputs) -> block.initialize(manager, type, inputs));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {walk(shapes, (block, inputs) -> { })};
    }

    private Shape walk(Shape[] shapes, Visitor visitor) {
        Shape[] values = new Shape[steps.size() + 1];
        values[0] = shapes[0];
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Shape[] inputs = Arrays.stream(step.inputs()).mapToObj(input -> values[input]).toArray(Shape[]::new);
            visitor.visit(step.block(), inputs);
            values[i + 1] = step.block().getOutputShapes(inputs)[0];
        }
        return values[steps.size()];
    }

    @FunctionalInterface
    private interface Visitor {

        void visit(Block block, Shape[] inputs);
    }

    private record Step(Block block, int[] inputs) {
    }
}
