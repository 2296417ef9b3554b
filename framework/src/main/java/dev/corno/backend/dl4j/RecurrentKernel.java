package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A recurrent layer: one product for the inputs of all steps, then the steps. DL4J has an LSTM, but with other columns of the weights
 * and axes of the data, and a dropout that differs from step to step; and it has no GRU. So both are this kernel, whose weights lie as
 * Keras has them: kernel, recurrent kernel, bias. Its second and third input, if there, are the masks of dropout for
 * the input and the state, of shape (batch, values) or one for each gate side by side.
 *
 * @param features length of the input's last axis
 * @param units length of the state
 * @param cell what happens in a step
 * @param useBias whether there is a bias
 * @param returnSequences whether all steps are put out, not the last only
 * @param goBackwards whether the steps run from the end
 */
record RecurrentKernel(@JsonProperty("features") int features, @JsonProperty("units") int units,
        @JsonProperty("cell") RecurrentCell cell, @JsonProperty("useBias") boolean useBias,
        @JsonProperty("returnSequences") boolean returnSequences, @JsonProperty("goBackwards") boolean goBackwards)
        implements Kernel {

    @Override
    public long parameters() {
        return recurrentEnd() + (useBias ? columns() : 0) + (cell.hasRecurrentBias() ? columns() : 0);
    }

    private long columns() {
        return (long) cell.gates() * units;
    }

    private long recurrentEnd() {
        return (features + units) * columns();
    }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        long batch = inputs[0].size(0);
        int steps = Math.toIntExact(inputs[0].size(1));
        INDArray inputMask = inputs.length < 2 ? null : Nd4j.tile(inputs[1], steps, 1);
        INDArray stateMask = inputs.length < 2 ? null : inputs[2];
        INDArray x = inputs[0].permute(1, 0, 2).dup('c').reshape('c', -1, features);
        INDArray fromInput = input(parameters, inputMask).forward(x, 0, cell.gates());
        GatedProduct recurrent = recurrent(parameters, stateMask);
        INDArray[] state = zeroState(batch);
        RecurrentCell.Step[] done = new RecurrentCell.Step[steps];
        INDArray y = Nd4j.createUninitialized(DataType.FLOAT, new long[] {returnSequences ? steps * batch : batch, units}, 'c');
        for (int step = 0; step < steps; step++) {
            done[step] = cell.step(rows(fromInput, time(step, steps), batch), state, recurrent);
            state = done[step].state();
            if (returnSequences || step == steps - 1) {
                rows(y, returnSequences ? step : 0, batch).assign(state[0]);
            }
        }
        INDArray output = returnSequences ? y.reshape('c', steps, batch, units).permute(1, 0, 2).dup('c') : y;
        return Kernel.pass(output, (error, gradient) -> {
            INDArray errors = returnSequences ? error.permute(1, 0, 2).dup('c').reshape('c', -1, units) : error;
            gradient.assign(0);
            GatedProduct recurrentGradient = recurrent(gradient, null);
            INDArray fromInputError = Nd4j.createUninitialized(DataType.FLOAT, fromInput.shape(), 'c');
            INDArray[] stateError = zeroState(batch);
            for (int step = steps - 1; step >= 0; step--) {
                if (returnSequences || step == steps - 1) {
                    stateError[0] = stateError[0].add(rows(errors, returnSequences ? step : 0, batch));
                }
                stateError = done[step].backward(stateError, rows(fromInputError, time(step, steps), batch), recurrentGradient);
            }
            INDArray xError = input(parameters, inputMask).backward(x, fromInputError, 0, cell.gates(), input(gradient, null));
            INDArray[] results = new INDArray[inputs.length];
            results[0] = xError.reshape('c', steps, batch, features).permute(1, 0, 2).dup('c');
            for (int mask = 1; mask < inputs.length; mask++) {
                results[mask] = Nd4j.zeros(DataType.FLOAT, inputs[mask].shape());
            }
            return results;
        });
    }

    private GatedProduct input(INDArray vector, INDArray mask) {
        return new GatedProduct(matrix(vector, features, 0), useBias ? bias(vector, recurrentEnd()) : null, mask, units);
    }

    private GatedProduct recurrent(INDArray vector, INDArray mask) {
        return new GatedProduct(matrix(vector, units, features * columns()),
                cell.hasRecurrentBias() ? bias(vector, recurrentEnd() + columns()) : null, mask, units);
    }

    private INDArray matrix(INDArray vector, int rows, long from) {
        return Nd4j.create(vector.data(), new long[] {rows, columns()}, new long[] {columns(), 1}, vector.offset() + from, 'c');
    }

    private INDArray bias(INDArray vector, long from) {
        return vector.get(NDArrayIndex.interval(from, from + columns()));
    }

    private INDArray[] zeroState(long batch) {
        INDArray[] state = new INDArray[cell.states()];
        for (int i = 0; i < state.length; i++) {
            state[i] = Nd4j.zeros(DataType.FLOAT, batch, units);
        }
        return state;
    }

    private static INDArray rows(INDArray steps, int step, long batch) {
        return steps.get(NDArrayIndex.interval(step * batch, (step + 1) * batch), NDArrayIndex.all());
    }

    private int time(int step, int steps) {
        return goBackwards ? steps - 1 - step : step;
    }
}
