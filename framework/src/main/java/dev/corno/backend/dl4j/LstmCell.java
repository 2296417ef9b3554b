package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.RecurrentCell.error;
import static dev.corno.backend.dl4j.RecurrentCell.gate;
import static dev.corno.backend.dl4j.RecurrentCell.value;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A step of an LSTM. Its state is the output and the memory; its gates are input, forget, candidate and output.
 *
 * @param activation of the candidate and the memory
 * @param recurrentActivation of the gates
 */
record LstmCell(@JsonProperty("activation") IActivation activation,
        @JsonProperty("recurrentActivation") IActivation recurrentActivation) implements RecurrentCell {

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final int GATES = 4;

    @Override
    public int gates() {
        return GATES;
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public boolean hasRecurrentBias() {
        return false;
    }

    @Override
    public Step step(INDArray fromInput, INDArray[] state, GatedProduct recurrent) {
        INDArray before = state[1];
        long units = before.size(1);
        INDArray sums = recurrent.forward(state[0], 0, GATES).addi(fromInput);
        INDArray input = value(recurrentActivation, gate(sums, INPUT, units));
        INDArray forget = value(recurrentActivation, gate(sums, FORGET, units));
        INDArray candidate = value(activation, gate(sums, CANDIDATE, units));
        INDArray output = value(recurrentActivation, gate(sums, OUTPUT, units));
        INDArray memory = forget.mul(before).addi(input.mul(candidate));
        INDArray shown = value(activation, memory);
        return RecurrentCell.step((errors, sumsError, gradient) -> {
            INDArray memoryError = errors[1].add(error(activation, memory, errors[0].mul(output)));
            gate(sumsError, INPUT, units).assign(error(recurrentActivation, gate(sums, INPUT, units), memoryError.mul(candidate)));
            gate(sumsError, FORGET, units).assign(error(recurrentActivation, gate(sums, FORGET, units), memoryError.mul(before)));
            gate(sumsError, CANDIDATE, units).assign(error(activation, gate(sums, CANDIDATE, units), memoryError.mul(input)));
            gate(sumsError, OUTPUT, units).assign(error(recurrentActivation, gate(sums, OUTPUT, units), errors[0].mul(shown)));
            return new INDArray[] {recurrent.backward(state[0], sumsError, 0, GATES, gradient), memoryError.muli(forget)};
        }, output.mul(shown), memory);
    }
}
